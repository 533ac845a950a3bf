using FleetDiff.Core.Analysis;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Analysis.Coverage;

/// <summary>The coverage ledger: accounts and Regions against what each source sees.</summary>
public class CoverageLedgerTests
{
    private const string First = Fleets.Account;
    private const string Second = Fleets.OtherAccount;
    private const string Third = "333333333333";

    [Fact]
    public void ListsEachAccountOfTheOrganizationAndOfTheView()
    {
        var report = Fleets.Findings(
            TestOrganization.Showing(First, Third), rules: new() { ExpectsOrganization = true },
            sources: TestOrganization.Of(First, Second, TestOrganization.Management)).Report;

        Assert.Equal(
            [
                (First, AccountCoverageStatus.Seen, "app-1", false), (Second, AccountCoverageStatus.BlindSpot, "app-2", false),
                (Third, AccountCoverageStatus.Seen, null, false),
                (TestOrganization.Management, AccountCoverageStatus.BlindSpot, "app-9", true),
            ],
            report.Coverage.Select(entry => (entry.Account, entry.Status, entry.AccountName, entry.IsManagementAccount)));
    }

    [Fact]
    public void CountsEachRegionAndNamesItsSources()
    {
        var inventory = TestOrganization.Showing(First) with
        {
            Indexes = new HashSet<AccountRegion> { new(First, Fleets.Ireland), new(First, "us-east-1") },
        };

        var report = Fleets.Findings(inventory, sources:
        [
            TestEvidence.FromSecurityHub(
                (Fleets.Key(1), ManagementStatus.Managed), (Fleets.Key(5, region: Fleets.Tokyo), ManagementStatus.Managed)),
            TestEvidence.FromConfig((1, InstanceState.Running)),
        ]).Report;

        Assert.Equal(
            [
                "ap-northeast-1 False 0 0 SecurityHub", "eu-west-1 True 2 1 SecurityHub,Config", "us-east-1 True 0 0 ",
            ],
            Assert.Single(report.Coverage).Regions.Select(here =>
                $"{here.Region} {here.HasIndex} {here.Instances} {here.Managed} {string.Join(',', here.Sources)}"));
    }

    [Fact]
    public void MarksWhatListNodesDoesNotReturn()
    {
        var inventory = TestOrganization.Showing(TestOrganization.Management, First) with
        {
            Indexes = new HashSet<AccountRegion>
            {
                new(TestOrganization.Management, Fleets.Ireland), new(First, Fleets.Ireland), new(First, "ap-northeast-3"),
            },
        };
        var organization = TestOrganization.Of(TestOrganization.Management, First);

        var with = Fleets.Findings(inventory, sources:
            [organization, TestEvidence.FromSystemsManager((1, ManagementStatus.Managed))]).Report;
        var without = Fleets.Findings(inventory, sources: organization).Report;

        Assert.Equal(
            [(First, "ap-northeast-3"), (TestOrganization.Management, Fleets.Ireland)],
            with.Coverage.SelectMany(account => account.Regions.Where(here => here.IsHiddenFromListNodes)
                .Select(here => (account.Account, here.Region))));
        Assert.DoesNotContain(without.Coverage.SelectMany(account => account.Regions), here => here.IsHiddenFromListNodes);
    }

    [Fact]
    public void ALostRegionOfASeenAccountHasNoIndex()
    {
        var before = Fleets.Report(
            Fleets.FromInstances([Fleets.Instance(1), Fleets.Instance(Fleets.Key(2, region: Fleets.Tokyo))], Fleets.Node(1)),
            date: Fleets.PreviousDate);

        var account = Fleets.Report(TestOrganization.Showing(First), before).Coverage.Single(account => account.Account == First);

        Assert.Equal(AccountCoverageStatus.Seen, account.Status);
        Assert.Equal([(Fleets.Tokyo, false, 0), (Fleets.Ireland, true, 2)],
            account.Regions.Select(here => (here.Region, here.HasIndex, here.Instances)));
    }

    // Each account and run takes some digits of the seed.
    [Property(MaxTest = 300)]
    public void AnAccountHasExactlyOneStatusThatAgreesWithTheBlindSpots(uint seed, bool isUnit, bool expects)
    {
        var random = new Random((int)seed);
        var rules = new AnalysisRules
        {
            ExpectsOrganization = expects,
            Accounts = random.Next(4) == 0 ? [First, Third] : [],
            Exemptions = random.Next(2) == 0 ? [new(2, Second, null, null, null, null, "no EC2", null)] : [],
        };
        string[] accounts = [First, Second, Third, "444444444444", TestOrganization.Management];
        Report? before = null;
        for (var day = 0; day < 6; day++)
        {
            var scope = isUnit ? TestOrganization.UnitScope : TestOrganization.Scope;
            var inventory = TestOrganization.ShowingUnit(
                random.Next(8) == 0 ? null : scope, [.. accounts.Where(_ => random.Next(3) > 0)]);
            var organization = random.Next(6) == 0
                ? TestOrganization.Denied()
                : TestOrganization.Of(
                [
                    .. accounts.Where(_ => random.Next(6) > 0).Select(id => TestOrganization.Account(
                        id, (AccountState)random.Next(6),
                        random.Next(3) > 0 ? TestOrganization.Unit : TestOrganization.OtherUnit)),
                ]);
            var findings = TestEvidence.FromSecurityHub(
                [.. accounts.Where(_ => random.Next(3) == 0).Select(id => (Fleets.Key(7, id), ManagementStatus.Unmanaged))]);

            var run = Fleets.Findings(inventory, new(before), Fleets.RunDate.AddDays(day), rules, organization, findings);

            Check(run.Report, inventory, organization.Organization);
            before = run.Report.Suspect ? before : run.Report;
        }
    }

    private static void Check(Report report, FleetInventory inventory, Organization? organization)
    {
        var ledger = report.Coverage.ToDictionary(account => account.Account);
        Assert.Equal(report.Coverage.Select(account => account.Account).Order(StringComparer.Ordinal), ledger.Keys);
        Assert.All(organization?.Accounts.Keys ?? [], id => Assert.Contains(id, ledger.Keys));
        Assert.All(report.BlindSpots, spot => Assert.True(
            spot.Region is not null || ledger[spot.Account].Status == AccountCoverageStatus.BlindSpot));
        var shown = inventory.Indexes?.Select(index => index.Account).ToHashSet() ?? [];
        Assert.All(ledger.Values, account =>
        {
            var isClosed = organization?.Find(account.Account) is { IsClosed: true };
            var spots = report.BlindSpots.Where(spot => spot.Account == account.Account).ToList();
            Assert.Equal(isClosed, account.Status == AccountCoverageStatus.Closed);
            Assert.True(account.Status switch
            {
                AccountCoverageStatus.Seen => shown.Contains(account.Account) && spots.All(spot => spot.Region is not null),
                AccountCoverageStatus.BlindSpot => spots.Count > 0,
                _ => spots.Count == 0 && (isClosed || !shown.Contains(account.Account)),
            });
            Assert.Equal(account.Status == AccountCoverageStatus.Seen, account.Since is null);
            Assert.Equal(account.Status == AccountCoverageStatus.Seen, account.Because is null);
        });
        Assert.Equal(report.Totals.Instances, ledger.Values.SelectMany(account => account.Regions).Sum(here => here.Instances)
            + report.Unmanaged.Concat(report.Exempted).Concat(report.Dormant).Concat(report.Disagreements)
                .Count(row => row.LastSeen is not null));
    }
}
