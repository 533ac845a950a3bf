namespace FleetDiff.Reporting.Html.Sections;

/// <summary>What could not be seen or understood: limits of the view, sources that failed, blind spots, warnings.</summary>
internal static class BlindSpotsSection
{
    public static IEnumerable<string> Render(ReportSummary summary) =>
        new Table<NotSeen>("Limits of the view, sources that failed, blind spots, warnings",
            new("what", "What", row => HtmlText.Encode(row.What)), new("why", "Why", row => HtmlText.Encode(row.Why)))
        {
            Kind = "notes",
        }.Render(summary.NotSeen);
}
