using System.Text;
using FleetDiff.Cli.Views;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Printing;

/// <summary>
/// GitHub-flavoured Markdown. Somebody else's text stays text: it draws no table, links nothing and calls nobody.
/// </summary>
internal sealed class Markdown
{
    private const int LongestCell = 300;
    private const int LongestSentence = 1000;
    private const int MostRows = 50;

    private readonly StringBuilder _text = new();

    /// <summary>A heading.</summary>
    public Markdown Heading(int level, string text) => Line($"{new string('#', level)} {Escaped(text)}").Line();

    /// <summary>A paragraph.</summary>
    public Markdown Paragraph(string text) => Line(Escaped(text)).Line();

    /// <summary>A heading with its count and a list, at most so many items; nothing when there is none.</summary>
    public Markdown List(string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return this;
        }

        Heading(3, $"{title} ({Written.Number(items.Count)})");
        foreach (var item in items.Take(MostRows))
        {
            Line($"- {Escaped(item)}");
        }

        return Rest(items.Count);
    }

    /// <summary>A heading with a count and a table, at most so many rows; nothing when there is none.</summary>
    public Markdown Table<T>(string title, int count, IReadOnlyList<T> rows, params IReadOnlyList<Column<T>> columns)
    {
        if (rows.Count == 0)
        {
            return this;
        }

        Heading(3, $"{title} ({Written.Number(count)})");
        Row(columns.Select(column => column.Name));
        Row(columns.Select(column => column.IsNumber ? "--:" : "---"));
        foreach (var row in rows.Take(MostRows))
        {
            Row(columns.Select(column => column.IsForeign ? Code(column.Of(row)) : Escaped(column.Of(row))));
        }

        return Rest(rows.Count);
    }

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    /// <summary>Somebody else's text as code: in code nothing is a link, a mention or a tag.</summary>
    public static string Code(string text)
    {
        var line = PlainText.OneLine(text, LongestCell);
        if (line.Length == 0)
        {
            return "";
        }

        // A fence longer than any in the text; a bar would end the cell even in code.
        var fence = new string('`', 1 + LongestRun(line));
        var edge = line.StartsWith('`') || line.EndsWith('`') ? " " : "";
        return $"{fence}{edge}{line.Replace("|", "\\|", StringComparison.Ordinal)}{edge}{fence}";
    }

    /// <summary>A sentence that may hold somebody else's text.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        // The sign of an address is disarmed below, in a way that stops a mention as well.
        var disarmed = LinkText.Disarm(text).Replace("[@]", "@", StringComparison.Ordinal);
        foreach (var character in PlainText.OneLine(disarmed, LongestSentence))
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

    private static int LongestRun(string text) =>
        text.Split(text.Where(c => c != '`').Distinct().ToArray()).Max(run => run.Length);

    private Markdown Rest(int count) => count > MostRows
        ? Line().Line($"… and {Written.Number(count - MostRows)} more.").Line()
        : Line();

    private void Row(IEnumerable<string> cells) => Line($"| {string.Join(" | ", cells)} |");

    private Markdown Line(string text = "")
    {
        _text.Append(text).Append('\n');
        return this;
    }
}
