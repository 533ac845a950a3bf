using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;

namespace FleetDiff.Core.Tests.Analysis.Coverage;

/// <summary>AWS Organizations explains why an account is absent: closed, moved, or no longer in the organization.</summary>
public class ExplainedAbsenceTests
{
    private const string Stays = Fleets.Account;
    private const string Leaves = Fleets.OtherAccount;

    private static readonly FleetInventory Both = TestOrganization.Showing(Stays, Leaves);
    private static readonly FleetInventory One = TestOrganization.Showing(Stays);
    private static readonly SourceEvidence Active = TestOrganization.Of(Stays, Leaves);
    private static readonly SourceEvidence Closed = WithState(AccountState.Suspended);

    [Theory]
    [InlineData(AccountState.Suspended, "suspended")]
    [InlineData(AccountState.PendingClosure, "being closed")]
    [InlineData(AccountState.Closed, "closed")]
    public void TheInstancesOfAClosedAccountAreRemovedWithTheReason(AccountState state, string name)
    {
        var report = Runs((Both, Active), (One, WithState(state)))[^1];

        var removed = Assert.Single(report.Removed);
        Assert.Equal((Leaves, Verdict.Unmanaged, Fleets.RunDate), (removed.Account, removed.Verdict, removed.FirstUnmanaged));
        Assert.Equal(
            $"AWS Organizations lists the account as {name}. It was first seen closed or suspended on 2026-11-24.",
            removed.Because);
        Assert.Empty(report.BlindSpots);
        Assert.Equal(Stays, Assert.Single(report.Unmanaged).Account);
    }

    [Fact]
    public void InstancesThatTheIndexStillListsAreRemoved()
    {
        var report = Runs((Both, Active), (Both, Closed))[^1];

        Assert.Equal(Leaves, Assert.Single(report.Removed).Account);
        Assert.Equal((2, 1), (report.Totals.Instances, report.Totals.Unmanaged));
        Assert.Empty(report.OrphanedNodes);
        Assert.Equal(
            [AccountCoverageStatus.Seen, AccountCoverageStatus.Closed], report.Coverage.Select(account => account.Status));
    }

    [Fact]
    public void OtherSourcesDoNotBringAClosedAccountBack()
    {
        var finding = TestEvidence.FromSecurityHub((Fleets.Key(2, Leaves), ManagementStatus.Unmanaged));

        var report = Fleets.Reports([(Both, [Active, finding]), (One, [Closed, finding])])[^1];

        Assert.Empty(report.Disagreements);
        Assert.Empty(report.BlindSpots);
    }

    [Fact]
    public void TheDateOfAClosedAccountStays()
    {
        var reports = Runs(
            (Both, Active), (One, WithState(AccountState.PendingClosure)), (One, Closed), (One, WithState(AccountState.Closed)));

        Assert.Equal(
            [null, Fleets.RunDate.AddDays(1), Fleets.RunDate.AddDays(1), Fleets.RunDate.AddDays(1)],
            reports.Select(report => report.Coverage.Single(account => account.Account == Leaves).Since));
        Assert.Single(reports[1].Removed);
        Assert.Empty(reports[2].Removed);
    }

    [Fact]
    public void TheInstancesOfAReinstatedAccountAreNewAgain()
    {
        var report = Runs((Both, Active), (Both, Closed), (Both, Active))[^1];

        Assert.Equal(Leaves, Assert.Single(report.New).Account);
        Assert.All(report.Coverage, account => Assert.Equal(AccountCoverageStatus.Seen, account.Status));
    }

    [Fact]
    public void AClosedAccountIsNoReasonToSuspectTheInventory()
    {
        var many = Enumerable.Range(2, 18).Select(n => $"{n:D12}").ToArray();
        var few = many.Where((_, index) => index % 3 == 0).ToArray();
        var active = TestOrganization.Of(many);
        var closed = TestOrganization.Of([.. many.Select(id => TestOrganization.Account(
            id, few.Contains(id) ? AccountState.Active : AccountState.Closed))]);

        Assert.False(Runs((TestOrganization.Showing(many), active), (TestOrganization.Showing(few), closed))[^1].Suspect);
        Assert.True(Runs((TestOrganization.Showing(many), active), (TestOrganization.Showing(few), active))[^1].Suspect);
    }

    [Fact]
    public void AnAccountThatMovedOutOfTheUnitOfTheViewIsRemoved()
    {
        var report = Runs(
            (TestOrganization.ShowingUnit(TestOrganization.UnitScope, Stays, Leaves), Active),
            (TestOrganization.ShowingUnit(TestOrganization.UnitScope, Stays), Moved()))[^1];

        Assert.Equal("The account moved out of the scope of the view.", Assert.Single(report.Removed).Because);
        Assert.Empty(report.BlindSpots);
        var account = report.Coverage.Single(account => account.Account == Leaves);
        Assert.Equal((AccountCoverageStatus.OutsideScope, Fleets.RunDate.AddDays(1)), (account.Status, account.Since));
    }

    [Fact]
    public void AMovedAccountIsRemovedOnlyWhenTheViewShowsNothingOfIt()
    {
        var report = Runs(
            (TestOrganization.ShowingUnit(TestOrganization.UnitScope, Stays, Leaves), Active),
            (TestOrganization.ShowingUnit(TestOrganization.UnitScope, Stays, Leaves), Moved()))[^1];

        Assert.Empty(report.Removed);
        Assert.Equal(2, report.Unmanaged.Count);
        Assert.All(report.Coverage, account => Assert.Equal(AccountCoverageStatus.Seen, account.Status));
    }

    [Fact]
    public void AViewWithANewScopeIsNotAMove()
    {
        var narrow = TestOrganization.ShowingUnit(TestOrganization.UnitScope, Stays);

        var reports = Runs((Both, Moved()), (narrow, Moved()), (narrow, Moved()));

        Assert.All(reports[1..], report =>
        {
            Assert.Empty(report.Removed);
            Assert.Equal(Leaves, Assert.Single(report.BlindSpots).Account);
            Assert.Equal(2, report.Unmanaged.Count);
        });
        Assert.Equal(AlertKind.IncompleteCoverage, AlertDecision.Evaluate(reports[1], new(), new(Fleets.RunDate, 2)).Kind);
    }

    [Fact]
    public void AnAccountThatLeftTheOrganizationIsRemoved()
    {
        var reports = Runs((Both, Active), (One, TestOrganization.Of(Stays)), (One, TestOrganization.Of(Stays)));

        Assert.Equal("The account is no longer in the organization.", Assert.Single(reports[1].Removed).Because);
        Assert.Equal(2, reports[1].Coverage.Count);
        Assert.Equal(Stays, Assert.Single(reports[2].Coverage).Account);
        Assert.All(reports, report => Assert.Empty(report.BlindSpots));
    }

    [Fact]
    public void WithoutTheOrganizationTheAccountIsABlindSpotUntilItIsReadAgain()
    {
        var reports = Runs((Both, Active), (One, TestOrganization.Denied()), (One, Closed));

        Assert.Equal(Leaves, Assert.Single(reports[1].BlindSpots).Account);
        Assert.Empty(reports[1].Removed);
        Assert.Empty(reports[2].BlindSpots);
        Assert.Equal(Leaves, Assert.Single(reports[2].Removed).Account);
    }

    [Fact]
    public void TheOrganizationDoesNotExplainAnActiveAccount()
    {
        var report = Runs((Both, Active), (One, Active))[^1];

        Assert.Equal(2, report.Unmanaged.Count);
        Assert.Equal(Leaves, Assert.Single(report.BlindSpots).Account);
    }

    [Fact]
    public void AnAllClearFollowsWhenTheLastUnmanagedInstanceWasInAClosedAccount()
    {
        var with = Both with { Instances = [.. Both.Instances.Where(instance => instance.Key != Fleets.Key(2))] };
        var without = One with { Instances = [.. One.Instances.Take(1)] };

        var reports = Runs((with, Active), (without, Closed));

        Assert.Equal(AlertKind.AllClear, AlertDecision.Evaluate(reports[^1], new(), new(Fleets.RunDate, 1)).Kind);
    }

    private static SourceEvidence WithState(AccountState state) =>
        TestOrganization.Of(TestOrganization.Account(Stays), TestOrganization.Account(Leaves, state));

    private static SourceEvidence Moved() => TestOrganization.Of(
        TestOrganization.Account(Stays), TestOrganization.Account(Leaves, unit: TestOrganization.OtherUnit));

    private static List<Report> Runs(params (FleetInventory Inventory, SourceEvidence Organization)[] runs) =>
        Fleets.Reports(
            runs.Select(run => (run.Inventory, new[] { run.Organization })), new AnalysisRules { ExpectsOrganization = true });
}
