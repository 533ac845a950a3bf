using System.Globalization;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Tests.Analysis.Coverage;

/// <summary>The expected accounts are those of the organization.</summary>
public class ExpectedOrganizationTests
{
    private const string Shown = Fleets.Account;
    private const string Hidden = Fleets.OtherAccount;

    private static readonly AnalysisRules Rules = new() { ExpectsOrganization = true };

    [Theory]
    [InlineData(AccountState.Active, true)]
    [InlineData(AccountState.Unknown, true)]
    [InlineData(AccountState.PendingActivation, false)]
    [InlineData(AccountState.Suspended, false)]
    [InlineData(AccountState.PendingClosure, false)]
    [InlineData(AccountState.Closed, false)]
    public void OnlyAnActiveAccountIsExpected(AccountState state, bool isExpected) => Assert.Equal(
        isExpected,
        Report(TestOrganization.Of(TestOrganization.Account(Shown), TestOrganization.Account(Hidden, state))).BlindSpots
            is [{ Account: Hidden, Region: null, HasNoIndex: true }]);

    [Theory]
    [InlineData(TestOrganization.Scope, TestOrganization.OtherUnit, true)]
    [InlineData(TestOrganization.UnitScope, TestOrganization.Unit, true)]
    [InlineData(TestOrganization.UnitScope, TestOrganization.OtherUnit, false)]
    [InlineData("arn:aws:iam::111111111111:root", TestOrganization.OtherUnit, false)]
    [InlineData("arn:aws:organizations::999999999999:policy/o-abcdefghij/p-1", TestOrganization.OtherUnit, false)]
    [InlineData(null, TestOrganization.OtherUnit, false)]
    public void OnlyAnAccountWithinTheScopeOfTheViewIsExpected(string? scope, string unit, bool isExpected) => Assert.Equal(
        isExpected,
        Report(
            TestOrganization.Of(TestOrganization.Account(Shown), TestOrganization.Account(Hidden, unit: unit)),
            inventory: TestOrganization.ShowingUnit(scope, Shown)).BlindSpots.Count == 1);

    [Fact]
    public void AListInTheSettingsTakesPrecedence()
    {
        var spots = Report(TestOrganization.Of(Shown, Hidden), Rules with { Accounts = [Shown, "333333333333"] }).BlindSpots;

        Assert.Equal("333333333333", Assert.Single(spots).Account);
    }

    [Fact]
    public void WithoutTheSettingNothingIsExpected() =>
        Assert.Empty(Report(TestOrganization.Of(Shown, Hidden), new AnalysisRules()).BlindSpots);

    [Fact]
    public void ARunThatCannotReadTheOrganizationExpectsNothing()
    {
        var report = Report(TestOrganization.Denied());

        Assert.Empty(report.BlindSpots);
        Assert.All(report.Unmanaged, row => Assert.Null(row.AccountName));
    }

    [Theory]
    [InlineData(null, 0, ExemptionStatus.Active)]
    [InlineData("2026-12-01", 0, ExemptionStatus.Ending)]
    [InlineData("2026-11-23", 1, ExemptionStatus.Ended)]
    public void AnAccountWithoutInstancesByIntentionIsExempt(string? until, int spots, ExemptionStatus status)
    {
        var rule = Rule(Hidden, until is null ? null : DateOnly.Parse(until, CultureInfo.InvariantCulture));

        var report = Report(TestOrganization.Of(Shown, Hidden), Rules with { Exemptions = [rule] });

        Assert.Equal(spots, report.BlindSpots.Count);
        Assert.Equal(status, Assert.Single(report.Exemptions).Status);
        Assert.Equal(
            spots == 0 ? AccountCoverageStatus.Exempt : AccountCoverageStatus.BlindSpot,
            report.Coverage.Single(account => account.Account == Hidden).Status);
    }

    [Fact]
    public void ARuleForARegionOrAnInstanceDoesNotExemptTheAccount()
    {
        var rule = Rule(Hidden, null);
        var rules = Rules with
        {
            Exemptions = [rule with { Region = Fleets.Key(1).Region }, rule with { Instance = "i-00000000" }],
        };

        Assert.Single(Report(TestOrganization.Of(Shown, Hidden), rules).BlindSpots);
    }

    [Fact]
    public void AnInstanceInAnExemptAccountIsABlindSpotNevertheless()
    {
        var findings = Fleets.Findings(
            TestOrganization.Showing(Shown), rules: Rules with { Exemptions = [Rule(Hidden, null)] },
            sources:
            [
                TestOrganization.Of(Shown, Hidden),
                TestEvidence.FromSecurityHub((Fleets.Key(1, Hidden), ManagementStatus.Unmanaged)),
            ]);

        Assert.Equal(Fleets.Ireland, Assert.Single(findings.Report.BlindSpots).Region);
    }

    private static ExemptionRule Rule(string account, DateOnly? until) =>
        new(2, account, null, null, null, until, "no EC2 here by intention", null);

    private static Report Report(SourceEvidence organization, AnalysisRules? rules = null, FleetInventory? inventory = null) =>
        Fleets.Findings(inventory ?? TestOrganization.Showing(Shown), rules: rules ?? Rules, sources: organization).Report;
}
