namespace FleetDiff.Reporting.Page;

/// <summary>
/// <c>report.html</c>: the night on one page of less than 2 MB that needs nothing else, for people. What it has no room
/// for is in <c>unmanaged.csv</c> and <c>report.json</c>.
/// </summary>
public static class ReportPage
{
    /// <summary>Writes the page, a piece at a time.</summary>
    public static Task WriteAsync(ReportSummary summary, Stream stream, CancellationToken cancellationToken) =>
        Pieces.WriteAsync(Sections(summary).SelectMany(pieces => pieces), stream, cancellationToken);

    // In the order in which a person reads it in the morning: what changed, what is in doubt, what is still open, and
    // then the rest. None is made before the one in front of it is written.
    private static IEnumerable<IEnumerable<string>> Sections(ReportSummary summary)
    {
        var report = summary.Report;
        var headline = ReportHeadline.Create(summary);
        var unmanaged = new Unmanaged(summary);
        return
        [
            [Assets.Head($"FleetDiff {Written.Day(report.Date)}: {headline.Title}", withScript: true)],
            Headline.Of(summary, headline),
            ["<main id=\"main\">"],
            Cards.Of(summary),
            Trend.Of(report.History),
            Toolbar.Of(),
            SuddenChanges.Of(summary),
            unmanaged.New(),
            Disputed.Of(report),
            Unseen.Of(summary),
            unmanaged.StillOpen(),
            Closed.Resolved(report),
            Closed.Gone(report),
            Coverage.Of(summary),
            Dormant.Of(report),
            Exempt.Of(report),
            Orphans.Of(report),
            Provenance.Of(report),
            Nodes.Of(report),
            ["</main>"],
            Footer.Of(report),
            [Assets.ScriptElement, "</body>\n</html>"],
        ];
    }
}
