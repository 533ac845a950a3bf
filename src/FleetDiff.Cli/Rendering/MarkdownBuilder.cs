using System.Text;
using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering;

/// <summary>
/// GitHub-flavoured Markdown. Somebody else's text stays text: it draws no table, links nothing and calls nobody.
/// </summary>
internal sealed class MarkdownBuilder
{
    private const int MaxCellLength = 300;
    private const int MaxSentenceLength = 1000;
    private const int MaxRows = 50;

    private readonly StringBuilder _text = new();

    /// <summary>A heading.</summary>
    public MarkdownBuilder AddHeading(int level, string text) => AddLine($"{new string('#', level)} {Escape(text)}").AddLine();

    /// <summary>A paragraph.</summary>
    public MarkdownBuilder AddParagraph(string text) => AddLine(Escape(text)).AddLine();

    /// <summary>A heading with its count and a list, at most so many items; nothing when there is none.</summary>
    public MarkdownBuilder AddList(string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return this;
        }

        AddHeading(3, $"{title} ({TextFormat.Number(items.Count)})");
        foreach (var item in items.Take(MaxRows))
        {
            AddLine($"- {Escape(item)}");
        }

        return AddRest(items.Count);
    }

    /// <summary>A heading with a count and a table, at most so many rows; nothing when there is none.</summary>
    public MarkdownBuilder AddTable<T>(string title, int count, IReadOnlyList<T> rows, params IReadOnlyList<Column<T>> columns)
    {
        if (rows.Count == 0)
        {
            return this;
        }

        AddHeading(3, $"{title} ({TextFormat.Number(count)})");
        AddRow(columns.Select(column => column.Name));
        AddRow(columns.Select(column => column.IsNumber ? "--:" : "---"));
        foreach (var row in rows.Take(MaxRows))
        {
            AddRow(columns.Select(column => column.IsForeign ? FormatCode(column.Format(row)) : Escape(column.Format(row))));
        }

        return AddRest(rows.Count);
    }

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    /// <summary>Somebody else's text as code: in code nothing is a link, a mention or a tag.</summary>
    public static string FormatCode(string text)
    {
        var line = SafeText.ToSingleLine(text, MaxCellLength);
        if (line.Length == 0)
        {
            return "";
        }

        // A fence longer than any in the text; a bar would end the cell even in code.
        var fence = new string('`', 1 + CountLongestBackticks(line));
        var edge = line.StartsWith('`') || line.EndsWith('`') ? " " : "";
        return $"{fence}{edge}{line.Replace("|", "\\|", StringComparison.Ordinal)}{edge}{fence}";
    }

    /// <summary>A sentence that may hold somebody else's text.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        // The sign of an address is disarmed below, in a way that stops a mention as well.
        var disarmed = LinkDisarmer.Disarm(text).Replace("[@]", "@", StringComparison.Ordinal);
        foreach (var character in SafeText.ToSingleLine(disarmed, MaxSentenceLength))
        {
            escaped.Append(character switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                // A mention is looked for in what is shown, whatever stands before the sign; in code it is not.
                '@' => "`@`",
                '\\' or '|' or '`' or '*' or '_' or '~' or '[' or ']' or '#' or '$' => $"\\{character}",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static int CountLongestBackticks(string text) =>
        text.Split(text.Where(c => c != '`').Distinct().ToArray()).Max(run => run.Length);

    private MarkdownBuilder AddRest(int count) => count > MaxRows
        ? AddLine().AddLine($"… and {TextFormat.Number(count - MaxRows)} more.").AddLine()
        : AddLine();

    private void AddRow(IEnumerable<string> cells) => AddLine($"| {string.Join(" | ", cells)} |");

    private MarkdownBuilder AddLine(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }
}
