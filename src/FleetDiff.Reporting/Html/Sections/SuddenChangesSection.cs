namespace FleetDiff.Reporting.Html.Sections;

/// <summary>Changes that affect many instances at once: lost nodes, and accounts whose counts changed sharply.</summary>
internal static class SuddenChangesSection
{
    public static IEnumerable<string> Render(ReportSummary summary) =>
        new Table<string>("Sudden changes", new Column<string>("what", "What", HtmlText.Encode)) { Kind = "notes" }
            .Render(summary.SuddenChanges);
}
