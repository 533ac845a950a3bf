namespace FleetDiff.Core.Tests.Analysis.Coverage;

/// <summary>The names of accounts on rows and counts, and the accounts that are new.</summary>
public class AccountNameTests
{
    private const string First = Fleets.Account;
    private const string Second = Fleets.OtherAccount;
    private const string Third = "333333333333";

    [Fact]
    public void RowsAndCountsHaveTheNameAndTheUnit()
    {
        var findings = Fleets.Findings(TestOrganization.Showing(First), sources:
            [TestOrganization.Of(First), TestEvidence.FromSystemsManager((1, ManagementStatus.Managed))]);

        Assert.All(findings.GetInstances(), row =>
            Assert.Equal(("app-1", "Workloads/Prod"), (row.AccountName, row.OrganizationalUnit)));
        var counted = Assert.Single(findings.Report.Accounts);
        Assert.Equal(("app-1", "Workloads/Prod"), (counted.AccountName, counted.OrganizationalUnit));
    }

    [Fact]
    public void WithoutTheOrganizationTheUnitIsThatOfSystemsManager()
    {
        var node = TestEvidence.FromSystemsManager((1, ManagementStatus.Managed));

        var row = Fleets.Findings(TestOrganization.Showing(First), sources: [TestOrganization.Denied(), node])
            .GetInstances().First();

        Assert.Equal((null, "Root/Workloads"), (row.AccountName, row.OrganizationalUnit));
    }

    [Fact]
    public void AnInstanceThatCannotBeSeenHasTheNameOfTheRun()
    {
        var report = Fleets.Reports(
            [
                (TestOrganization.Showing(First, Second), [Named("before")]),
                (TestOrganization.Showing(First), new[] { Named("after") }),
            ])[^1];

        Assert.Equal("after", report.Unmanaged.Single(row => row.LastSeen is not null).AccountName);
    }

    [Fact]
    public void AnInstanceThatOnlyAnotherSourceReportsHasTheName()
    {
        var finding = TestEvidence.FromSecurityHub((Fleets.Key(9, Second), ManagementStatus.Unmanaged));

        var report = Fleets.Findings(TestOrganization.Showing(First), sources: [Named("named"), finding]).Report;

        Assert.Equal("named", Assert.Single(report.Disagreements).AccountName);
    }

    [Fact]
    public void ANewAccountIsNamedOnce()
    {
        var reports = Runs(TestOrganization.Of(First), TestOrganization.Of(First, Second), TestOrganization.Of(First, Second));

        Assert.Empty(reports[0].NewAccounts);
        Assert.Equal(new NewAccount(Second, "app-2", "Workloads/Prod"), Assert.Single(reports[1].NewAccounts));
        Assert.Empty(reports[2].NewAccounts);
    }

    [Fact]
    public void AnAccountThatJoinsClosedIsNotNamed() => Assert.Empty(Runs(
        TestOrganization.Of(First),
        TestOrganization.Of(
            TestOrganization.Account(First), TestOrganization.Account(Second, AccountState.Suspended)))[^1].NewAccounts);

    [Fact]
    public void AfterARunWithoutTheOrganizationTheDateOfJoiningDecides()
    {
        var joined = TestOrganization.Account(Second) with { JoinedAt = Fleets.At(Fleets.RunDate.AddDays(1), 9) };
        var earlier = TestOrganization.Account(Third) with { JoinedAt = Fleets.At(Fleets.RunDate.AddDays(-9), 9) };

        var reports = Runs(
            TestOrganization.Of(TestOrganization.Account(First), earlier), TestOrganization.Denied(),
            TestOrganization.Of(TestOrganization.Account(First), joined, earlier));

        Assert.Equal(Second, Assert.Single(reports[^1].NewAccounts).Account);
    }

    private static SourceEvidence Named(string name) =>
        TestOrganization.Of(TestOrganization.Account(First, name: name), TestOrganization.Account(Second, name: name));

    private static List<Report> Runs(params SourceEvidence[] organizations) =>
        Fleets.Reports(organizations.Select(organization => (TestOrganization.Showing(First), new[] { organization })));
}
