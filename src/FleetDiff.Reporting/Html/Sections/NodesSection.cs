using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The platforms and SSM Agent versions of the managed nodes, as Systems Manager reports them.</summary>
internal static class NodesSection
{
    public static IEnumerable<string> Render(Report report) =>
        CreateTable("Platforms", "Platform").Render(report.Platforms)
            .Concat(CreateTable("Versions of the SSM Agent", "Version").Render(report.AgentVersions));

    private static Table<NamedCount> CreateTable(string caption, string head) => new(
        caption,
        new("what", head, count => HtmlText.EncodeUntrusted(count.Name)),
        new("", "Nodes", count => TextFormat.Number(count.Nodes)));
}
