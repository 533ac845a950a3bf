using System.Text;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Tests;
using FleetDiff.Reporting.Csv;

namespace FleetDiff.Reporting.Tests.Csv;

public class AccountCsvFilesTests
{
    private const string Exempt = "fleetdiff:exempt";

    [Fact]
    public async Task EachAccountWithFindingsHasAFileOfItsOwnInstances()
    {
        var report = Fleets.Report(Fleets.FromInstances(
            [
                Fleets.Instance(1), Fleets.Instance(2), Fleets.Instance(Fleets.Key(3, Fleets.OtherAccount)),
                Fleets.Instance(Fleets.Key(4, "333333333333")),
            ],
            Fleets.Node(1), Fleets.Node(Fleets.Key(4, "333333333333"))));

        Assert.Equal([Fleets.Account, Fleets.OtherAccount], Accounts(report));
        Assert.Equal(["i-00000000000000002"], await InstancesAsync(report, Fleets.Account));
        Assert.Equal(["i-00000000000000003"], await InstancesAsync(report, Fleets.OtherAccount));
    }

    [Fact]
    public async Task ListsExemptAndDisputedInstancesForTheOwner()
    {
        var report = Fleets.Findings(
            Fleets.FromInstances(
                [Fleets.Instance(1), Fleets.Instance(2, (Exempt, "2027-03-31")), Fleets.Instance(3)],
                Fleets.Node(1), Fleets.Node(3)),
            null, null, null,
            TestEvidence.FromSecurityHub(TestEvidence.NodeSeen.AddHours(1), (Fleets.Key(3), ManagementStatus.Unmanaged))).Report;

        var rows = await RowsAsync(report, Fleets.Account);

        Assert.Equal(["i-00000000000000002", "i-00000000000000003"], Column(rows, "instance"));
        Assert.Equal(["unmanaged", "disputed"], Column(rows, "verdict"));
        Assert.Equal(["", ""], Column(rows, "change"));
        Assert.Equal(["tag fleetdiff:exempt, until 2027-03-31", ""], Column(rows, "exemptBy"));
        Assert.Equal(["2027-03-31", ""], Column(rows, "exemptUntil"));
    }

    [Fact]
    public void ASuspectRunHasNone() => Assert.Empty(Accounts(
        Fleets.Report(Fleets.With(unmanaged: [1, 2]), Fleets.EarlierReports(Fleets.With(managed: [1, 2])))));

    [Fact]
    public async Task ListEachOfThreeThousandInstancesInThreeHundredAccountsOnce()
    {
        var instances = Enumerable.Range(0, 3_000).Select(n => Fleets.Instance(
            Fleets.Key(n, $"{100_000_000_000 + (n % 300)}"), ("Name", new string('名', 256))));
        var report = Fleets.Report(Fleets.FromInstances([Fleets.Instance(1), .. instances], Fleets.Node(1)));

        var summary = new ReportSummary(report);
        var rows = 0;
        foreach (var account in Accounts(report))
        {
            rows += (await RowsAsync(summary, account)).Count - 1;
        }

        Assert.Equal(300, Accounts(report).Count());
        Assert.Equal(3_000, rows);
    }

    private static async Task<IEnumerable<string>> InstancesAsync(Report report, string account) =>
        Column(await RowsAsync(report, account), "instance");

    private static IEnumerable<string> Column(IReadOnlyList<IReadOnlyList<string>> rows, string name)
    {
        var at = rows[0].Index().Single(column => column.Item.TrimStart('\uFEFF') == name).Index;
        return rows.Skip(1).Select(row => row[at]);
    }

    private static Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(Report report, string account) =>
        RowsAsync(new ReportSummary(report), account);

    private static IEnumerable<string> Accounts(Report report) =>
        new ReportSummary(report).FindingsByAccount.Select(rows => rows.Key).Order();

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(ReportSummary summary, string account)
    {
        using var stream = new MemoryStream();
        await new UnmanagedCsvColumns(summary).WriteAsync(
            summary.FindingsByAccount[account], stream, byteOrderMark: true, default);
        return CsvParser.Read(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
