using FleetDiff.Comparing.Advising;
using FleetDiff.Fleet;
using static FleetDiff.Reporting.Written;
using Cell = FleetDiff.Reporting.HtmlTable.Cell;

namespace FleetDiff.Reporting;

/// <summary>
/// The tables of <see cref="HtmlReport"/>, in the order in which a person reads them. One that is empty is left out.
/// </summary>
internal static class HtmlSections
{
    public static IEnumerable<string> Of(Report report) =>
    [
        .. Totals(report.Totals),
        .. new HtmlTable("What could not be seen or understood", "What", "Why")
            .Of([.. Unseen(report)], unseen => unseen),
        .. Instances("New", report.New),
        .. Groups(report),
        .. Instances("Unmanaged", report.Unmanaged),
        .. Disputed(report.Disagreements),
        .. Dormant(report.Dormant),
        .. Closed("Resolved", report.Resolved),
        .. Closed("Gone", report.Gone),
        .. new HtmlTable("Exempt", "Account", "Region", "Instance", "Name", "Rule")
            .Of(report.Exempted, row => [.. Named(row), row.ExemptBy]),
        .. Exemptions(report),
        .. new HtmlTable("Orphans: nodes without an instance", "Account", "Region", "Instance", "Last reported (UTC)")
            .Of(report.Orphans, o => [o.Account, o.Region, o.Instance, Minute(o.ReportedAt)]),
        .. Accounts(report),
        .. Regions(report),
        .. Nodes("Platforms", "Platform", report.Platforms),
        .. Nodes("SSM Agent versions", "Version", report.AgentVersions),
        .. Sources(report.Sources),
    ];

    private static IEnumerable<string> Totals(Totals totals) =>
        new HtmlTable("Totals",
            "Instances", "Managed", "Dormant", "Unmanaged", "Disputed", "Exempt", "Orphans", "Hybrid nodes")
            .Of([totals], t => Numbers(
                t.Instances, t.Managed, t.Dormant, t.Unmanaged, t.Disputed, t.Exempt, t.Orphans, t.HybridNodes));

    private static IEnumerable<Cell[]> Unseen(Report report) =>
        report.Sources.Where(source => source.Status != SourceStatus.Complete)
            .Select(source => new Cell[] { KebabCase.Of(source.Name), source.Error })
            .Concat(report.BlindSpots.Select(spot => new Cell[] { spot.Where, spot.Because }))
            .Concat(report.Warnings.Select(warning => new Cell[] { "Warning", warning }));

    private static IEnumerable<string> Instances(string caption, IReadOnlyList<ReportedInstance> rows) =>
        new HtmlTable(caption, "Account", "Region", "Instance", "Name", "Unmanaged since", "Why", "Next step").Of(
            rows, row => [.. Named(row), Day(row.FirstUnmanaged), row.Because, Next(row.NextStep, row.Group)]);

    private static IEnumerable<string> Closed(string caption, IReadOnlyList<ReportedInstance> rows) =>
        new HtmlTable(caption, "Account", "Region", "Instance", "Name", "Unmanaged since", "Why").Of(
            rows, row => [.. Named(row), Day(row.FirstUnmanaged), row.Because]);

    private static IEnumerable<string> Groups(Report report) =>
        new HtmlTable("Groups of unmanaged instances",
            "Account", "Region", "Group", "Instances", "New", "For example", "Next step").Of(report.Groups, group =>
            [
                group.Account, group.Region, group.Label, Number(group.Count), Number(group.NewCount),
                string.Join(", ", group.Examples), Next(group.NextStep, null),
            ]);

    private static IEnumerable<string> Disputed(IReadOnlyList<ReportedInstance> rows) =>
        new HtmlTable("Disputed", "Account", "Region", "Instance", "Name", "Disputed since", "Resource Explorer",
            "Security Hub", "Systems Manager", "State", "Why").Of(rows, row =>
            [
                .. Named(row), Day(row.FirstDisputed),
                Says(row, Source.ResourceExplorer), Says(row, Source.SecurityHub), Says(row, Source.SystemsManager),
                State(row), row.Because,
            ]);

    private static IEnumerable<string> Dormant(IReadOnlyList<ReportedInstance> rows) =>
        new HtmlTable("Dormant: stopped, and coming back managed",
            "Account", "Region", "Instance", "Name", "State", "Last managed", "Why").Of(rows, row =>
            [.. Named(row), State(row), Day(row.LastManaged), row.Because]);

    private static IEnumerable<string> Exemptions(Report report) =>
        new HtmlTable("Exemption rules", "Rule", "Owner", "Reason", "Until", "Instances", "Status").Of(
            report.Exemptions, rule =>
            [
                rule.Rule, rule.Owner, rule.Reason, Day(rule.Until), Number(rule.Matches), KebabCase.Of(rule.Status),
            ]);

    private static IEnumerable<string> Accounts(Report report) =>
        new HtmlTable("Accounts", "Account", "Instances", "Managed", "Dormant", "Unmanaged", "Disputed", "Exempt").Of(
            report.Accounts, a =>
            [a.Account, .. Numbers(a.Instances, a.Managed, a.Dormant, a.Unmanaged, a.Disputed, a.Exempt)]);

    private static IEnumerable<string> Regions(Report report) =>
        new HtmlTable("Regions", "Region", "Instances", "Managed", "Dormant", "Unmanaged", "Disputed", "Exempt").Of(
            report.Regions, r =>
            [r.Region, .. Numbers(r.Instances, r.Managed, r.Dormant, r.Unmanaged, r.Disputed, r.Exempt)]);

    private static IEnumerable<string> Nodes(string caption, string head, IReadOnlyList<NamedCount> counts) =>
        new HtmlTable(caption, head, "Nodes").Of(counts, count => [count.Name, Number(count.Nodes)]);

    private static IEnumerable<string> Sources(IReadOnlyList<SourceLedger> ledgers) =>
        new HtmlTable("Sources",
            "Source", "Status", "Pages", "Rows", "Oldest observation (UTC)", "Newest observation (UTC)", "Error").Of(
            ledgers, ledger =>
            [
                KebabCase.Of(ledger.Name), KebabCase.Of(ledger.Status), Number(ledger.Pages), Number(ledger.Rows),
                Minute(ledger.Oldest), Minute(ledger.Observed), ledger.Error,
            ]);

    private static Cell[] Named(ReportedInstance row) => [row.Account, row.Region, row.Instance, row.Name];

    // A group's step stands with the group.
    private static Cell Next(NextStep? step, string? group) =>
        group is null ? new Cell(step?.Advice, step?.Url) : new Cell(group);

    private static string Says(ReportedInstance row, Source source) =>
        row.EvidenceOf(source) is not { } evidence ? ""
        : evidence.ObservedAt is null ? KebabCase.Of(evidence.Says)
        : $"{KebabCase.Of(evidence.Says)}, {Minute(evidence.ObservedAt)}";

    private static string State(ReportedInstance row) => row.State is { } state ? KebabCase.Of(state) : "";

    private static IEnumerable<Cell> Numbers(params int[] numbers) => numbers.Select(number => (Cell)Number(number));
}
