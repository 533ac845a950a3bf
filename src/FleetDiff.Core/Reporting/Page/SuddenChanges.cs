namespace FleetDiff.Reporting.Page;

/// <summary>What happened to many instances at once: lost nodes, and accounts whose numbers jumped.</summary>
internal static class SuddenChanges
{
    public static IEnumerable<string> Of(ReportSummary summary) =>
        new Table<string>("Sudden changes", new Column<string>("what", "What", Html.Text)) { Kind = "notes" }
            .Of(summary.SuddenChanges);
}
