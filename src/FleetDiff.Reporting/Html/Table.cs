namespace FleetDiff.Reporting.Html;

/// <summary>A column of a <see cref="Table{T}"/>.</summary>
/// <param name="Key">The class name for the style sheet and the script; empty for a column of numbers.</param>
/// <param name="Head">The column header.</param>
/// <param name="Render">Renders the cell of a row, in HTML.</param>
internal sealed record Column<T>(string Key, string Head, Func<T, string> Render);

/// <summary>An HTML table. The first column is the row header.</summary>
/// <param name="Caption">The content of the table and its order.</param>
/// <param name="Columns">The columns.</param>
internal sealed record Table<T>(string Caption, params Column<T>[] Columns)
{
    /// <summary>The class name that selects the layout.</summary>
    public string Kind { get; init; } = "figures";

    /// <summary>The verdict or change of the listed instances, for the filter; null when the table lists no instances.</summary>
    public string? Verdict { get; init; }

    /// <summary>The file that contains the omitted rows.</summary>
    public string RestLocation { get; init; } = "report.json";

    /// <summary>The number of rows that the page shows until a person asks for all; null for all.</summary>
    public int? Brief { get; init; }

    /// <summary>
    /// Renders the table in HTML, row by row, with as many rows as the budget allows. Renders nothing when there are no rows.
    /// </summary>
    public IReadOnlyList<string> Render(IReadOnlyCollection<T> all, ByteBudget? budget = null)
    {
        budget ??= ByteBudget.ForTable(all.Count);
        var rows = all.Select(RenderRow).TakeWhile(row => budget.TryTake(row)).ToList();
        return RenderRows(rows, all.Count - rows.Count);
    }

    public string RenderRow(T row) => $"<tr>{string.Concat(Columns.Select((column, index) => index == 0
        ? $"<th scope=\"row\"{RenderClass(column)}>{column.Render(row)}</th>"
        : $"<td{RenderClass(column)}>{column.Render(row)}</td>"))}</tr>";

    /// <summary>Renders the table of rendered rows, and the number of rows that are left out.</summary>
    public IReadOnlyList<string> RenderRows(IReadOnlyList<string> rows, int leftOut)
    {
        if (rows.Count == 0)
        {
            return leftOut == 0 ? [] : [$"<p class=\"rest\">{TextFormat.Number(leftOut)} in {RestLocation}.</p>"];
        }

        var rest = HtmlText.RenderRest(leftOut, RestLocation);
        return [RenderHead(), .. rows, "</tbody></table></div>", .. rest.Length == 0 ? Array.Empty<string>() : [rest]];
    }

    // Browsers make scrollable areas focusable by keyboard. A focusable area needs an accessible name.
    private string RenderHead() =>
        $"<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{HtmlText.Encode(Caption)}\">"
        + $"<table class=\"{(Verdict is null ? Kind : $"instances\" data-verdict=\"{Verdict}")}\""
        + $"{(Brief is { } brief ? $" data-brief=\"{TextFormat.Digits(brief)}\"" : "")}>"
        + $"<caption>{HtmlText.Encode(Caption)}</caption>\n<thead><tr>"
        + string.Concat(Columns.Select(column => $"<th scope=\"col\"{RenderClass(column)}>{column.Head}</th>"))
        + "</tr></thead>\n<tbody>";

    private static string RenderClass(Column<T> column) => column.Key.Length == 0 ? "" : $" class=\"{column.Key}\"";
}
