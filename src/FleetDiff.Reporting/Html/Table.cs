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

    /// <summary>Renders the table in HTML, row by row. Renders nothing when there are no rows.</summary>
    public IReadOnlyList<string> Render(IReadOnlyCollection<T> all) => Render(all, ByteBudget.ForTable(all.Count));

    /// <summary>Renders as many rows as the budget allows.</summary>
    public IReadOnlyList<string> Render(IReadOnlyCollection<T> all, ByteBudget budget)
    {
        var rows = all.Select(RenderRow).TakeWhile(budget.TryTake).ToList();
        return RenderRows(rows, all.Count - rows.Count);
    }

    /// <summary>Renders rows that fit, and the number of those that are left out.</summary>
    public IReadOnlyList<string> Render(IEnumerable<T> rows, int leftOut) => RenderRows([.. rows.Select(RenderRow)], leftOut);

    public string RenderRow(T row) => $"<tr>{string.Concat(Columns.Select((column, index) => index == 0
        ? $"<th scope=\"row\"{RenderClass(column)}>{column.Render(row)}</th>"
        : $"<td{RenderClass(column)}>{column.Render(row)}</td>"))}</tr>";

    private List<string> RenderRows(List<string> rows, int leftOut)
    {
        var number = TextFormat.Number(leftOut);
        return
        [
            .. rows.Count == 0 ? [] : rows.Prepend(RenderHead()).Append("</tbody></table></div>"),
            .. leftOut == 0 ? Array.Empty<string>()
                : [$"<p class=\"rest\">{(rows.Count == 0 ? number : $"And {number} more,")} in {RestLocation}.</p>"],
        ];
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
