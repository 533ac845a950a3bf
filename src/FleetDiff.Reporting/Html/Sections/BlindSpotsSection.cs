namespace FleetDiff.Reporting.Html.Sections;

/// <summary>Incomplete coverage: limits of the view, failed sources, blind spots, warnings.</summary>
internal static class BlindSpotsSection
{
    public static IEnumerable<string> Render(ReportSummary summary) =>
        new Table<MissingCoverage>("Limits of the view, failed sources, blind spots, warnings",
            new("what", "What", row => HtmlText.EncodeUntrusted(row.What)),
            new("why", "Why", row => HtmlText.EncodeUntrusted(row.Why)))
        {
            Kind = "notes",
            Brief = 10,
        }.Render(summary.MissingCoverage);
}
