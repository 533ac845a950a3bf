namespace FleetDiff.Reporting.Page;

/// <summary>The instances about which the sources disagree, with what each of them says.</summary>
internal static class Disputed
{
    public static IEnumerable<string> Of(Report report) =>
        new Table<ReportedInstance>(
            "Disputed instances, and what each source says",
            Columns.Instance, Columns.Account, Columns.Region, Columns.Team,
            new("open", "Disputed since", row => Written.Day(row.FirstDisputed)),
            new("says", "Who says what", Said),
            Columns.Why)
        {
            Verdict = "disputed",
        }.Of([.. report.Disagreements.OrderByDescending(row => row.Due)]);

    private static string Said(ReportedInstance row) => "<ul>"
        + string.Concat(row.Evidence.Select(evidence => $"<li>{SourceWords.Of(evidence.Source)}: {Words.Of(evidence)}</li>"))
        + (row.State is { } state ? $"<li>AWS Config: {Words.Of(state)}</li>" : "")
        + "</ul>";
}
