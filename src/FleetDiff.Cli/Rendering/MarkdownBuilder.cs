using System.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering;

/// <summary>
/// Builds GitHub-flavored Markdown. Untrusted text stays text: it cannot create tables, links or mentions.
/// </summary>
internal sealed class MarkdownBuilder
{
    private const int MaxCellLength = 300;
    private const int MaxSentenceLength = 1000;

    private readonly StringBuilder _text = new();

    /// <summary>Adds a heading.</summary>
    public MarkdownBuilder AddHeading(int level, string text) => AddLine($"{new string('#', level)} {Escape(text)}").AddLine();

    /// <summary>Adds a paragraph; adds nothing for null.</summary>
    public MarkdownBuilder AddParagraph(string? text) => text is null ? this : AddLine(Escape(text)).AddLine();

    /// <summary>Adds a heading with the number of items and a list up to the maximum; adds nothing for no items.</summary>
    public MarkdownBuilder AddList(string title, IReadOnlyList<string> items, int most)
    {
        if (items.Count == 0)
        {
            return this;
        }

        AddHeading(3, $"{title} ({TextFormat.Number(items.Count)})");
        foreach (var item in items.Take(most))
        {
            AddLine($"- {Escape(item)}");
        }

        return AddRest(items.Count - most);
    }

    /// <summary>Adds a heading with the number of instances and a table up to the maximum; adds nothing for no rows.</summary>
    public MarkdownBuilder AddEntries(EntryList list) =>
        AddTable(list.Title, list.Instances, list.Shown, list.Columns, list.Omitted);

    /// <summary>Adds a heading with the number of rows and a table up to the maximum; adds nothing for no rows.</summary>
    public MarkdownBuilder AddTable<T>(string title, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns, int most) =>
        AddTable(title, rows.Count, [.. rows.Take(most)], columns, rows.Count - most);

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    /// <summary>Formats untrusted text as code: Markdown in code has no links, mentions or tags.</summary>
    public static string FormatCode(string text)
    {
        var line = SafeText.ToSingleLine(text, MaxCellLength);
        if (line.Length == 0)
        {
            return "";
        }

        // The fence must be longer than any fence in the text. A bar ends a table cell even in code.
        var fence = new string('`', 1 + CountLongestBackticks(line));
        var edge = line.StartsWith('`') || line.EndsWith('`') ? " " : "";
        return $"{fence}{edge}{line.Replace("|", "\\|", StringComparison.Ordinal)}{edge}{fence}";
    }

    /// <summary>Escapes a sentence that may contain untrusted text.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        // The @ sign is escaped below in a form that also prevents mentions.
        var disarmed = LinkDisarmer.Disarm(text).Replace("[@]", "@", StringComparison.Ordinal);
        foreach (var character in SafeText.ToSingleLine(disarmed, MaxSentenceLength))
        {
            escaped.Append(character switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                // GitHub finds mentions in the rendered text, even after a backslash, but not in code.
                '@' => "`@`",
                '\\' or '|' or '`' or '*' or '_' or '~' or '[' or ']' or '#' or '$' => $"\\{character}",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static int CountLongestBackticks(string text) =>
        text.Split(text.Where(c => c != '`').Distinct().ToArray()).Max(run => run.Length);

    private MarkdownBuilder AddTable<T>(
        string title, int count, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns, int omitted)
    {
        if (rows.Count == 0)
        {
            return this;
        }

        AddHeading(3, $"{title} ({TextFormat.Number(count)})");
        AddRow(columns.Select(column => column.Name));
        AddRow(columns.Select(column => column.IsNumber ? "--:" : "---"));
        foreach (var row in rows)
        {
            AddRow(columns.Select(column => column.IsForeign ? FormatCode(column.Format(row)) : Escape(column.Format(row))));
        }

        return AddRest(omitted);
    }

    private MarkdownBuilder AddRest(int omitted) => omitted > 0
        ? AddLine().AddLine($"… and {TextFormat.Number(omitted)} more.").AddLine()
        : AddLine();

    private void AddRow(IEnumerable<string> cells) => AddLine($"| {string.Join(" | ", cells)} |");

    private MarkdownBuilder AddLine(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }
}
