using System.Net;

namespace FleetDiff.Reporting;

/// <summary>
/// A table of <see cref="HtmlReport"/>. Every text in it may be somebody else's, and is escaped here.
/// </summary>
/// <param name="caption">What it lists.</param>
/// <param name="heads">The heads of its columns.</param>
internal sealed class HtmlTable(string caption, params string[] heads)
{
    // A page that still opens: the rest is in report.json.
    private const int MostRows = 2000;
    private const int LongestText = 1000;

    /// <summary>The table in HTML, a piece at a time; nothing at all without a row.</summary>
    /// <param name="all">What it lists.</param>
    /// <param name="cells">The cells of one of these, a row's.</param>
    public IEnumerable<string> Of<T>(IReadOnlyCollection<T> all, Func<T, IEnumerable<Cell>> cells)
    {
        if (all.Count == 0)
        {
            yield break;
        }

        yield return $"<div class=\"wide\"><table><caption>{Escape(caption)}</caption>\n<thead><tr>"
            + $"{string.Concat(heads.Select(head => $"<th scope=\"col\">{Escape(head)}</th>"))}</tr></thead>\n<tbody>";
        foreach (var row in all.Take(MostRows))
        {
            var written = cells(row).Select((cell, column) => $"<td{Whole(column)}>{cell.Html}</td>");
            yield return $"<tr>{string.Concat(written)}</tr>";
        }

        yield return "</tbody></table></div>";
        if (all.Count > MostRows)
        {
            yield return $"<p>And {all.Count - MostRows} more, in report.json.</p>";
        }
    }

    // An id that is broken in two cannot be read aloud, nor found.
    private string Whole(int column) => heads[column] is "Account" or "Region" or "Instance" ? " class=\"whole\"" : "";

    /// <summary>A text for a place in the page, on one line.</summary>
    public static string Escape(string? text) => WebUtility.HtmlEncode(PlainText.OneLine(text ?? "", LongestText));

    /// <summary>A cell: a text, and where it leads if it is a link.</summary>
    internal readonly record struct Cell(string? Text, string? Url = null)
    {
        /// <summary>The cell in HTML.</summary>
        public string Html => Url is null
            ? Escape(Text)
            : $"<a href=\"{Escape(Url)}\" rel=\"noreferrer\">{Escape(Text)}</a>";

        public static implicit operator Cell(string? text) => new(text);
    }
}
