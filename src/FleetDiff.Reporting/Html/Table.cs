using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html;

/// <summary>A column of a <see cref="Table{T}"/>.</summary>
/// <param name="Key">What the style sheet and the script know it by; empty for a column of plain numbers.</param>
/// <param name="Head">Its head.</param>
/// <param name="Render">A row's cell, in HTML.</param>
internal sealed record Column<T>(string Key, string Head, Func<T, string> Render);

/// <summary>A table. Its first column names the row.</summary>
/// <param name="Caption">What it lists and in which order.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record Table<T>(string Caption, params Column<T>[] Columns)
{
    /// <summary>How the style sheet lays it out: a class.</summary>
    public string Kind { get; init; } = "figures";

    /// <summary>The verdict on its instances, or their change, to filter by; null when it lists none.</summary>
    public string? Verdict { get; init; }

    /// <summary>Where the rows are that are left out.</summary>
    public string RestLocation { get; init; } = "report.json";

    /// <summary>How many rows at the most.</summary>
    public int MaxRows { get; init; } = int.MaxValue;

    /// <summary>The table in HTML, a row at a time; nothing at all without a row.</summary>
    public IEnumerable<string> Render(IReadOnlyCollection<T> all) => Render(all, ByteBudget.ForTable(all.Count));

    /// <summary>The table as far as there is room for it.</summary>
    public IEnumerable<string> Render(IReadOnlyCollection<T> all, ByteBudget budget)
    {
        var shown = 0;
        foreach (var row in all.Take(MaxRows).Select(RenderRow).TakeWhile(budget.TryTake))
        {
            if (shown++ == 0)
            {
                yield return RenderHead();
            }

            yield return row;
        }

        if (shown > 0)
        {
            yield return "</tbody></table></div>";
        }

        if (shown < all.Count)
        {
            yield return $"<p class=\"rest\">{(shown > 0 ? "And " : "")}{TextFormat.Number(all.Count - shown)} "
                + $"{(shown > 0 ? "more, " : "")}in {RestLocation}.</p>";
        }
    }

    // A browser makes what scrolls a place to stop at with the keyboard; then it needs a name.
    private string RenderHead() =>
        $"<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{HtmlText.Encode(Caption)}\">"
        + (Verdict is null ? $"<table class=\"{Kind}\">" : $"<table class=\"instances\" data-verdict=\"{Verdict}\">")
        + $"<caption>{HtmlText.Encode(Caption)}</caption>\n<thead><tr>"
        + string.Concat(Columns.Select(column => $"<th scope=\"col\"{RenderClass(column)}>{column.Head}</th>"))
        + "</tr></thead>\n<tbody>";

    private string RenderRow(T row) => $"<tr>{string.Concat(Columns.Select((column, index) => index == 0
        ? $"<th scope=\"row\"{RenderClass(column)}>{column.Render(row)}</th>"
        : $"<td{RenderClass(column)}>{column.Render(row)}</td>"))}</tr>";

    private static string RenderClass(Column<T> column) => column.Key.Length == 0 ? "" : $" class=\"{column.Key}\"";
}
