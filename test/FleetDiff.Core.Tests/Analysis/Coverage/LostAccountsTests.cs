using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;

namespace FleetDiff.Core.Tests.Analysis.Coverage;

/// <summary>An account, or one Region of it, that leaves the view and returns.</summary>
public class LostAccountsTests
{
    private const string Lost = Fleets.OtherAccount;

    // Account 1 keeps ten instances. Account 2 has one managed and, in each of two Regions, two unmanaged instances.
    private static readonly FleetInventory Whole = Fleet(Fleets.Ireland, Fleets.Tokyo);
    private static readonly FleetInventory AllManaged = Fleets.FromInstances(
        [.. Whole.Instances], [.. Whole.Instances.Select(instance => Fleets.Node(instance.Key))]);

    private static readonly FleetInventory Without = Fleet() with { Indexes = Indexes(Fleets.Account) };
    private static readonly FleetInventory WithoutTokyo = Fleet(Fleets.Ireland) with
    {
        Indexes = Indexes(Fleets.Account).Append(new(Lost, Fleets.Ireland)).ToHashSet(),
    };

    [Fact]
    public void InstancesKeepTheirStateAndTheDateOfTheirLastObservation()
    {
        var report = Runs(Whole, Without)[^1];

        Assert.Equal(4, report.Unmanaged.Count);
        Assert.All(report.Unmanaged, row => Assert.Equal(
            (Fleets.PreviousDate, Fleets.PreviousDate, Reason.NoNodeListed), (row.LastSeen, row.FirstUnmanaged, row.Reason)));
        Assert.Empty(report.Removed);
        Assert.Empty(report.Resolved);
        Assert.Empty(report.New);
        Assert.DoesNotContain(report.Unmanaged, row => row.Due);
        Assert.Equal((14, 4), (report.Totals.Instances, report.Totals.Unmanaged));
        Assert.Equal(4, report.Accounts.Single(account => account.Account == Lost).Unmanaged);
    }

    [Fact]
    public void IsOneBlindSpotWithDateCountAndNextStep()
    {
        var spot = Assert.Single(Runs(Whole, Without)[^1].BlindSpots);

        Assert.Equal((Lost, null, Fleets.PreviousDate, 4), (spot.Account, spot.Region, spot.LastSeen, spot.Unmanaged));
        Assert.StartsWith("Not seen since 2026-11-22, when it had 5 instances.", spot.Because, Ordinal);
        Assert.Contains("4 unmanaged instances keep their state", spot.Because, Ordinal);
        Assert.Contains("exemptions.csv", spot.Because, Ordinal);
    }

    [Fact]
    public void ALostRegionOfAVisibleAccountIsABlindSpot()
    {
        var report = Runs(Whole, WithoutTokyo)[^1];

        var spot = Assert.Single(report.BlindSpots);
        Assert.Equal((Lost, Fleets.Tokyo, 2), (spot.Account, spot.Region, spot.Unmanaged));
        Assert.Equal(2, report.Unmanaged.Count(row => row.LastSeen is not null));
        Assert.Empty(report.Removed);
    }

    [Fact]
    public void AnAccountWithOnlyManagedInstancesIsReportedOnce()
    {
        var reports = Runs(AllManaged, Without, Without);

        Assert.Equal(0, Assert.Single(reports[1].BlindSpots).Unmanaged);
        Assert.Equal(Fleets.PreviousDate, Assert.Single(reports[2].BlindSpots).LastSeen);
        Assert.Equal([AlertKind.IncompleteCoverage, null], reports.Skip(1).Select(report => Decide(report).Kind));
    }

    [Fact]
    public void AnAccountWithoutOpenInstancesIsNotReportedForever()
    {
        var soon = Fleets.Report(
            Without, Fleets.Report(AllManaged, date: Fleets.RunDate.AddDays(-92)), Fleets.RunDate.AddDays(-2));
        var late = Fleets.Report(Without, soon);

        Assert.Single(soon.BlindSpots);
        Assert.Empty(late.BlindSpots);
    }

    [Fact]
    public void ReturningInstancesAreNotNewAndKeepTheirAge()
    {
        var back = Runs(Whole, Without, Whole)[^1];

        Assert.Empty(back.New);
        Assert.Empty(back.BlindSpots);
        Assert.All(back.Unmanaged, row => Assert.Equal((Fleets.PreviousDate, null), (row.FirstUnmanaged, row.LastSeen)));
        Assert.Null(Decide(back).Kind);
    }

    [Fact]
    public void InstancesThatReturnManagedAreResolved()
    {
        var back = Runs(Whole, Without, AllManaged)[^1];

        Assert.Equal(4, back.Resolved.Count);
        Assert.All(back.Resolved, row => Assert.Equal(Fleets.PreviousDate, row.FirstUnmanaged));
    }

    [Fact]
    public void InstancesMissingFromAReturnedAccountAreRemoved()
    {
        var back = Runs(Whole, Without, Fleet())[^1];

        Assert.Equal(4, back.Removed.Count);
        Assert.Empty(back.Unmanaged);
    }

    [Fact]
    public void KeepsTheHistoryOfResolvedInstances()
    {
        var back = Runs(Whole, AllManaged, Without, Whole)[^1];

        Assert.Equal(4, back.New.Count);
        Assert.All(back.New, row => Assert.Equal(Fleets.RunDate, row.Reopened));
    }

    [Fact]
    public void AnInterruptedDisputeIsAlertedOnItsSecondRun()
    {
        var failed = TestEvidence.FromSecurityHub(
            TestEvidence.NodeSeen.AddHours(1), (Fleets.Key(20, Lost), ManagementStatus.Unmanaged));

        var reports = Fleets.Reports([(Whole, [failed]), (Without, []), (Whole, [failed])]);

        Assert.False(Assert.Single(reports[1].Disagreements).Due);
        Assert.True(Assert.Single(reports[2].Disagreements).Due);
    }

    [Fact]
    public void AppliesAnExemptionWrittenMeanwhile()
    {
        AnalysisRules rules = new() { Exemptions = [new(2, Lost, null, null, null, null, "account closed", null)] };

        var report = Fleets.Report(Without, Fleets.EarlierReports(Whole), rules: rules);

        Assert.Empty(report.Unmanaged);
        Assert.Equal(4, report.Exempted.Count);
        Assert.Empty(report.BlindSpots);
        Assert.Equal(AlertKind.AllClear, AlertDecision.Evaluate(
            Fleets.Report(Without, report, Fleets.RunDate.AddDays(1), rules), new(), new(Fleets.PreviousDate, 4)).Kind);
    }

    [Fact]
    public void ListsAnAccountThatAnotherSourceReportsOnce()
    {
        var key = Fleets.Key(21, Lost, Fleets.Ireland);
        var findings = Fleets.Findings(
            Without, new(Fleets.EarlierReports(Whole)), sources: TestEvidence.FromSecurityHub((key, ManagementStatus.Unmanaged)));

        Assert.Empty(findings.Report.Disagreements);
        Assert.Equal(14, findings.GetInstances().Count());
        Assert.Equal(
            findings.GetInstances().Select(row => row.Key), findings.GetInstances().Select(row => row.Key).Order());
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static List<Report> Runs(params FleetInventory[] runs) => Fleets.Reports(runs, first: Fleets.PreviousDate);

    private static AlertDecision Decide(Report report) => AlertDecision.Evaluate(report, new(), new(report.Date, 4));

    private static FleetInventory Fleet(params string[] regions)
    {
        var managed = Enumerable.Range(1, 10).Select(number => Fleets.Key(number)).ToList();
        var unmanaged = regions.SelectMany(region => new[] { 21, 22 }.Select(n => Fleets.Key(n, Lost, region)));
        managed.AddRange(regions.Contains(Fleets.Ireland) ? [Fleets.Key(20, Lost)] : []);
        return Fleets.FromInstances(
            [.. managed.Concat(unmanaged).Select(key => Fleets.Instance(key))], [.. managed.Select(Fleets.Node)]);
    }

    private static HashSet<AccountRegion> Indexes(string account) =>
        [new(account, Fleets.Ireland), new(account, Fleets.Tokyo)];
}
