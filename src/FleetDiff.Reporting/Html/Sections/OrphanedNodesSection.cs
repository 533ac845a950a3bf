using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The orphaned nodes: managed nodes without an instance in the inventory.</summary>
internal static class OrphanedNodesSection
{
    public static IEnumerable<string> Render(ReportSummary summary) =>
        new Table<OrphanedNode>(
            "Managed nodes without an instance",
            new("instance", "Node", node => $"<code>{HtmlText.Encode(node.Instance)}</code>"),
            new("account", "Account", node => AccountHtml.Render(summary.AccountNames, node.Account)),
            new("region", "Region", node => HtmlText.Encode(node.Region)),
            new("last", "Last reported", node => TextFormat.Time(node.ReportedAt)))
        {
            Verdict = "orphaned node",
        }.Render(summary.Report.OrphanedNodes);
}
