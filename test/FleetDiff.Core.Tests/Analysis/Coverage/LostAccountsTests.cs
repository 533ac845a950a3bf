using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Tests.Analysis.Coverage;

/// <summary>An account, or one Region of it, that leaves the view and returns.</summary>
public class LostAccountsTests
{
    private const string Lost = Fleets.OtherAccount;

    // Account 1 keeps ten instances. Account 2 has one managed and, in each of two Regions, two unmanaged instances.
    private static readonly FleetInventory Whole = Fleet(Fleets.Ireland, Fleets.Tokyo);
    private static readonly FleetInventory Without = Fleet() with { Indexes = Indexes(Fleets.Account) };
    private static readonly FleetInventory WithoutTokyo = Fleet(Fleets.Ireland) with
    {
        Indexes = Indexes(Fleets.Account).Append(new(Lost, Fleets.Ireland)).ToHashSet(),
    };

    [Fact]
    public void InstancesKeepTheirStateAndTheDateOfTheirLastObservation()
    {
        var before = Fleets.EarlierReports(Whole);

        var report = Fleets.Report(Without, before);

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
        var report = Fleets.Report(Without, Fleets.EarlierReports(Whole));

        var spot = Assert.Single(report.BlindSpots);
        Assert.Equal((Lost, null, Fleets.PreviousDate, 4), (spot.Account, spot.Region, spot.LastSeen, spot.Unmanaged));
        Assert.StartsWith("Not seen since 2026-11-22, when it had 5 instances.", spot.Because, Ordinal);
        Assert.Contains("4 unmanaged instances keep their state", spot.Because, Ordinal);
        Assert.Contains("exemptions.csv", spot.Because, Ordinal);
    }

    [Fact]
    public void ALostRegionOfAVisibleAccountIsABlindSpot()
    {
        var report = Fleets.Report(WithoutTokyo, Fleets.EarlierReports(Whole));

        var spot = Assert.Single(report.BlindSpots);
        Assert.Equal((Lost, Fleets.Tokyo, 2), (spot.Account, spot.Region, spot.Unmanaged));
        Assert.Equal(2, report.Unmanaged.Count(row => row.LastSeen is not null));
        Assert.Empty(report.Removed);
    }

    [Fact]
    public void AnAccountWithOnlyManagedInstancesIsReportedOnce()
    {
        var before = Fleets.EarlierReports(Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(Fleets.Key(2, Lost))], Fleets.Node(1), Fleets.Node(Fleets.Key(2, Lost))));
        var without = Fleets.With(managed: [1]) with { Indexes = Indexes(Fleets.Account) };

        var first = Fleets.Report(without, before);
        var second = Fleets.Report(without, first, Fleets.RunDate.AddDays(1));

        Assert.Equal(0, Assert.Single(first.BlindSpots).Unmanaged);
        Assert.Equal(Fleets.PreviousDate, Assert.Single(second.BlindSpots).LastSeen);
        Assert.Equal(AlertKind.IncompleteCoverage, Decide(first).Kind);
        Assert.Null(Decide(second).Kind);
    }

    [Fact]
    public void AnAccountWithoutOpenInstancesIsNotReportedForever()
    {
        var before = Fleets.Report(Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(Fleets.Key(2, Lost))], Fleets.Node(1), Fleets.Node(Fleets.Key(2, Lost))),
            date: Fleets.RunDate.AddDays(-92));
        var without = Fleets.With(managed: [1]) with { Indexes = Indexes(Fleets.Account) };

        var soon = Fleets.Report(without, before, Fleets.RunDate.AddDays(-2));
        var late = Fleets.Report(without, soon);

        Assert.Single(soon.BlindSpots);
        Assert.Empty(late.BlindSpots);
    }

    [Fact]
    public void ReturningInstancesAreNotNewAndKeepTheirAge()
    {
        var before = Fleets.EarlierReports(Whole);
        var without = Fleets.Report(Without, before);

        var back = Fleets.Report(Whole, without, Fleets.RunDate.AddDays(1));

        Assert.Empty(back.New);
        Assert.Empty(back.BlindSpots);
        Assert.All(back.Unmanaged, row => Assert.Equal((Fleets.PreviousDate, null), (row.FirstUnmanaged, row.LastSeen)));
        Assert.Null(Decide(back).Kind);
    }

    [Fact]
    public void InstancesThatReturnManagedAreResolved()
    {
        var without = Fleets.Report(Without, Fleets.EarlierReports(Whole));
        var managed = Fleets.FromInstances(
            Whole.Instances.ToArray(),
            [.. Whole.Instances.ToArray().Select(instance => Fleets.Node(instance.Key))]);

        var back = Fleets.Report(managed, without, Fleets.RunDate.AddDays(1));

        Assert.Equal(4, back.Resolved.Count);
        Assert.All(back.Resolved, row => Assert.Equal(Fleets.PreviousDate, row.FirstUnmanaged));
    }

    [Fact]
    public void InstancesMissingFromAReturnedAccountAreRemoved()
    {
        var without = Fleets.Report(Without, Fleets.EarlierReports(Whole));

        var back = Fleets.Report(Fleet(), without, Fleets.RunDate.AddDays(1));

        Assert.Equal(4, back.Removed.Count);
        Assert.Empty(back.Unmanaged);
    }

    [Fact]
    public void SendsNoAllClear()
    {
        var report = Fleets.Report(Without, Fleets.EarlierReports(Whole));

        Assert.NotEqual(AlertKind.AllClear, Decide(report).Kind);
        Assert.Null(Decide(Fleets.Report(Without, report, Fleets.RunDate.AddDays(1))).Kind);
    }

    [Fact]
    public void KeepsTheHistoryOfResolvedInstances()
    {
        var resolved = Fleets.Report(Fleets.FromInstances(Whole.Instances.ToArray(),
            [.. Whole.Instances.ToArray().Select(i => Fleets.Node(i.Key))]), Fleets.EarlierReports(Whole));
        var without = Fleets.Report(Without, resolved, Fleets.RunDate.AddDays(1));

        var back = Fleets.Report(Whole, without, Fleets.RunDate.AddDays(2));

        Assert.Equal(4, back.New.Count);
        Assert.All(back.New, row => Assert.Equal(Fleets.RunDate, row.Reopened));
    }

    [Fact]
    public void AnInterruptedDisputeIsAlertedOnItsSecondRun()
    {
        var failed = TestEvidence.FromSecurityHub(
            TestEvidence.NodeSeen.AddHours(1), Whole.Nodes.ToArray().Where(n => n.Key.Account == Lost)
                .Select(n => (n.Key, ManagementStatus.Unmanaged)).ToArray());
        var first = Fleets.Findings(Whole, date: Fleets.PreviousDate, sources: failed).Report;
        var without = Fleets.Report(Without, first);

        var back = Fleets.Findings(Whole, new(without), Fleets.RunDate.AddDays(1), sources: failed).Report;

        Assert.False(Assert.Single(without.Disagreements).Due);
        Assert.True(Assert.Single(back.Disagreements).Due);
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
