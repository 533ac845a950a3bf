namespace FleetDiff.Reporting.Page;

/// <summary>Managed nodes whose instance is not there.</summary>
internal static class Orphans
{
    public static IEnumerable<string> Of(Report report) =>
        new Table<Orphan>(
            "Managed nodes without an instance",
            new("instance", "Node", node => $"<code>{Html.Text(node.Instance)}</code>"),
            new("account", "Account", node => Html.Text(node.Account)),
            new("region", "Region", node => Html.Text(node.Region)),
            new("last", "Last reported", node => Written.Time(node.ReportedAt)))
        {
            Verdict = "orphan",
        }.Of(report.Orphans);
}
