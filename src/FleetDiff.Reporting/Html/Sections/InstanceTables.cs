using InstanceColumn = FleetDiff.Reporting.Html.Column<FleetDiff.Core.Model.Reports.ReportedInstance>;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The tables of instances that are not unmanaged, one table for each verdict or change.</summary>
internal static class InstanceTables
{
    private static readonly InstanceColumn Why = new("why", "Why", row => HtmlText.Encode(row.Because));

    public static IReadOnlyList<string> RenderDisputed(Report report) => Render(
        "disputed", "Disputed instances and the evidence of each source", report.Disagreements.OrderByDescending(row => row.Due),
        new("open", "Disputed since", row => TextFormat.Date(row.FirstDisputed)),
        new("evidence", "Evidence", RenderEvidence), Why);

    public static IReadOnlyList<string> RenderResolved(Report report) => Render(
        "resolved", "Instances that were resolved", report.Resolved,
        WasOpenSince, new("now", "Now", row => KebabCase.Format(row.Verdict)), Why);

    public static IReadOnlyList<string> RenderRemoved(Report report) => Render(
        "removed", "Instances that were removed", report.Removed,
        WasOpenSince, new("was", "Was", row => KebabCase.Format(row.Verdict)), Why);

    public static IReadOnlyList<string> RenderDormant(Report report) => Render(
        "dormant", "Dormant instances", report.Dormant,
        new("state", "State", row => row.State is { } state ? KebabCase.Format(state) : ""),
        new("last", "Last managed", row => TextFormat.Date(row.LastManaged)), Why);

    public static IReadOnlyList<string> RenderExempt(Report report) => Render(
        "exempt", "Exempt instances, earliest end first", report.Exempted.OrderBy(row => row.ExemptUntil ?? DateOnly.MaxValue),
        new("until", "Until", row => row.ExemptUntil is { } end ? TextFormat.Date(end) : "no end"),
        new("why", "Rule", row => HtmlText.EncodeUntrusted(row.ExemptBy)));

    public static IReadOnlyList<string> RenderOrphanedNodes(ReportSummary summary) =>
        new Table<OrphanedNode>(
            "Managed nodes without an instance",
            new("instance", "Node", node => $"<code>{HtmlText.Encode(node.Instance)}</code>"),
            new("account", "Account", node => AccountHtml.Render(summary.AccountNames, node.Account)),
            new("region", "Region", node => HtmlText.Encode(node.Region)),
            new("last", "Last reported", node => TextFormat.Time(node.ReportedAt)))
        {
            Verdict = "orphaned node",
        }.Render(summary.Report.OrphanedNodes);

    private static InstanceColumn WasOpenSince => new("open", "Was open since", row => TextFormat.Date(row.FirstUnmanaged));

    private static IReadOnlyList<string> Render(
        string verdict, string caption, IEnumerable<ReportedInstance> rows, params IEnumerable<InstanceColumn> columns) =>
        new Table<ReportedInstance>(
            caption,
            [
                new("instance", "Instance", InstanceCells.RenderInstance),
                new("account", "Account", AccountHtml.Render),
                new("region", "Region", row => row.Region),
                new("team", "Team", row => HtmlText.EncodeUntrusted(InstanceCells.FindTeam(row))),
                .. columns,
            ])
        {
            Verdict = verdict,
        }.Render([.. rows]);

    private static string RenderEvidence(ReportedInstance row) => "<ul>"
        + string.Concat(row.Evidence.Select(evidence =>
            $"<li>{SourceText.Format(evidence.Source)}: {FormatEvidence(evidence)}</li>"))
        + (row.State is { } state ? $"<li>AWS Config: {KebabCase.Format(state)}</li>" : "")
        + "</ul>";

    private static string FormatEvidence(InstanceEvidence evidence) =>
        SourceText.Format(evidence) + (evidence.ObservedAt is { } time ? $", {TextFormat.Time(time)}" : "");
}
