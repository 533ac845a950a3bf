using FleetDiff.Fleet;

namespace FleetDiff.Reporting.Page;

/// <summary>What runs on the managed nodes, as Systems Manager knows it.</summary>
internal static class Nodes
{
    public static IEnumerable<string> Of(Report report) =>
        Table("Platforms", "Platform").Of(report.Platforms)
            .Concat(Table("Versions of the SSM Agent", "Version").Of(report.AgentVersions));

    private static Table<NamedCount> Table(string caption, string head) => new(
        caption,
        new("what", head, count => Html.Foreign(count.Name)),
        new("", "Nodes", count => Written.Number(count.Nodes)));
}
