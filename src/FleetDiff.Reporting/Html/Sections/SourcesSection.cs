namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The evidence behind the verdicts, the result of each source, and the managed nodes.</summary>
internal static class SourcesSection
{
    public static IReadOnlyList<string> Render(Report report)
    {
        var listed = report.Rows
            .CountBy(row => (row.Verdict, row.Reason))
            .OrderByDescending(pair => pair.Value)
            .Select(pair => (pair.Key.Verdict, Because: Format(pair.Key.Reason), Count: pair.Value))
            .Prepend((Verdict.Managed, Format(Reason.NodeListed), report.Totals.Managed));
        var verdicts = new Table<(Verdict Verdict, string Because, int Count)>(
            "Verdicts and their evidence",
            new("status", "Verdict", row => KebabCase.Format(row.Verdict)),
            new("why", "Because", row => row.Because),
            new("", "Instances", row => TextFormat.Number(row.Count)));
        var sources = new Table<SourceResult>(
            "Sources",
            new("what", "Source", source => SourceText.Format(source.Name)),
            new("status", "Status", source => SourceText.Format(source.Status)),
            new("", "Pages", source => TextFormat.Number(source.Pages)),
            new("", "Rows", source => TextFormat.Number(source.Rows)),
            new("last", "Oldest observation", source => TextFormat.Time(source.Oldest)),
            new("last", "Newest observation", source => TextFormat.Time(source.Observed)));
        return [.. verdicts.Render([.. listed]), .. sources.Render(report.Sources)];
    }

    /// <summary>Renders the platforms and SSM Agent versions of the managed nodes, as Systems Manager reports them.</summary>
    public static IReadOnlyList<string> RenderNodes(Report report) =>
    [
        .. CreateNodeTable("Platforms", "Platform").Render(report.Platforms),
        .. CreateNodeTable("Versions of the SSM Agent", "Version").Render(report.AgentVersions),
    ];

    private static Table<NamedCount> CreateNodeTable(string caption, string head) => new(
        caption,
        new("what", head, count => HtmlText.EncodeUntrusted(count.Name)),
        new("", "Nodes", count => TextFormat.Number(count.Nodes)));

    private static string Format(Reason reason) => reason switch
    {
        Reason.NodeListed => "Resource Explorer lists a managed node",
        Reason.NodeListedAndPassed => "Resource Explorer lists a managed node, and SSM.1 passed",
        Reason.NodesMissing => "all managed nodes of its account, or account and Region, are missing",
        Reason.IndexLags => "Systems Manager lists it as managed, and Resource Explorer lists no node yet",
        Reason.NodeListedSinceFailed => "Resource Explorer listed a managed node after SSM.1 failed",
        Reason.FailedSinceNodeListed => "SSM.1 failed after Resource Explorer listed a managed node",
        Reason.PassedWithoutNode => "no managed node is listed, and SSM.1 passed",
        Reason.PassedWhileRunning => "no managed node is listed, SSM.1 passed, and AWS Config reports running",
        Reason.FailedWithoutNode => "no managed node is listed, and SSM.1 failed",
        Reason.RunningWithoutNode => "no managed node is listed, and AWS Config reports running",
        Reason.StoppedOnceManaged => "AWS Config reports stopped, and it was managed before",
        Reason.StoppedNeverManaged => "AWS Config reports stopped, and it was never seen managed",
        Reason.NotInInventory => "another source reports it, and Resource Explorer does not list it",
        _ => "no managed node is listed, and there is no other evidence",
    };
}
