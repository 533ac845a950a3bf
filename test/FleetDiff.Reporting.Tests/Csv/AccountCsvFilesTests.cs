namespace FleetDiff.Reporting.Tests.Csv;

/// <summary>The files for account owners, as the archive stores them.</summary>
public class AccountCsvFilesTests
{
    [Fact]
    public async Task EachAccountWithFindingsHasAFileOfItsOwnInstances()
    {
        var report = Fleets.Report(Fleets.FromInstances(
            [
                Fleets.Instance(1), Fleets.Instance(2), Fleets.Instance(Fleets.Key(3, Fleets.OtherAccount)),
                Fleets.Instance(Fleets.Key(4, "333333333333")), Fleets.Instance(5),
            ],
            Fleets.Node(1), Fleets.Node(Fleets.Key(4, "333333333333"))));

        Assert.Equal([Fleets.Account, Fleets.OtherAccount], Accounts(report));
        Assert.Equal(
            ["i-00000000000000002", "i-00000000000000005"],
            Column(await CsvFiles.ReadAsync(report, $"{Fleets.Account}.csv"), "instance"));
        Assert.Equal(["i-00000000000000003"], Column(await CsvFiles.ReadAsync(report, $"{Fleets.OtherAccount}.csv"), "instance"));
    }

    [Fact]
    public async Task ListsExemptAndDisputedInstancesForTheOwner()
    {
        var report = Fleets.Findings(
            Fleets.FromInstances(
                [Fleets.Instance(1), Fleets.Instance(2, ("fleetdiff:exempt", "2027-03-31")), Fleets.Instance(3)],
                Fleets.Node(1), Fleets.Node(3)),
            null, null, null,
            TestEvidence.FromSecurityHub(TestEvidence.NodeSeen.AddHours(1), (Fleets.Key(3), ManagementStatus.Unmanaged))).Report;

        var rows = await CsvFiles.ReadAsync(report, $"{Fleets.Account}.csv");

        Assert.Equal(["i-00000000000000002", "i-00000000000000003"], Column(rows, "instance"));
        Assert.Equal(["unmanaged", "disputed"], Column(rows, "verdict"));
        Assert.Equal(["", ""], Column(rows, "change"));
        Assert.Equal(["tag fleetdiff:exempt, until 2027-03-31", ""], Column(rows, "exemptBy"));
        Assert.Equal(["2027-03-31", ""], Column(rows, "exemptUntil"));
    }

    [Fact]
    public void ASuspectRunHasNone() => Assert.Empty(Accounts(
        Fleets.Report(Fleets.With(unmanaged: [1, 2]), Fleets.EarlierReports(Fleets.With(managed: [1, 2])))));

    private static IEnumerable<string> Accounts(Report report) => new ReportWriter().CreateFiles(report, []).Accounts
        .Select(file => Path.GetFileNameWithoutExtension(file.Key));

    private static IEnumerable<string> Column(IReadOnlyList<IReadOnlyList<string>> rows, string name)
    {
        var at = rows[0].Index().Single(column => column.Item == name).Index;
        return rows.Skip(1).Select(row => row[at]);
    }
}
