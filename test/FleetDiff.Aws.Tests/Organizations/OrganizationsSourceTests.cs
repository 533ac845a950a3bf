using LocalAws;
using OrganizationAccount = FleetDiff.Core.Model.OrganizationAccount;

namespace FleetDiff.Aws.Tests.Organizations;

public sealed class OrganizationsSourceTests : WireTests
{
    private const string Workloads = "ou-root-workload";
    private const string Prod = "ou-root-prod0000";

    private static readonly DateTimeOffset Joined = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Aws.Organizations.Create("o-example1234", managementAccount: "999988887777")
            .AddUnit(new(Workloads, "Workloads"))
            .AddUnit(new(Prod, "Prod", Workloads));
    }

    [Fact]
    public async Task ReadsNameStateAndOrganizationalUnit()
    {
        Aws.Organizations.AddAccount(new(WireFixture.Account, "payments-prod") { Unit = Prod, Joined = Joined });

        var (organization, account) = await ReadAccountAsync();

        Assert.Equal(("o-example1234", "999988887777"), (organization.Id, organization.ManagementAccount));
        Assert.Equal(("payments-prod", AccountState.Active, Joined), (account.Name, account.State, account.JoinedAt));
        Assert.Equal("Workloads/Prod", account.OrganizationalUnit);
        Assert.Equal([Workloads, Prod], account.UnitIds);
        // The management account is under the root.
        Assert.Null(organization.Accounts["999988887777"].OrganizationalUnit);
        Assert.Empty(organization.Accounts["999988887777"].UnitIds);
    }

    [Theory]
    [InlineData("ACTIVE", null, AccountState.Active)]
    [InlineData("PENDING_ACTIVATION", null, AccountState.PendingActivation)]
    [InlineData("PENDING_CLOSURE", "ACTIVE", AccountState.PendingClosure)]
    [InlineData("CLOSED", "SUSPENDED", AccountState.Closed)]
    [InlineData(null, "SUSPENDED", AccountState.Suspended)]
    [InlineData(null, "PENDING_CLOSURE", AccountState.PendingClosure)]
    [InlineData("HIBERNATING", "ACTIVE", AccountState.Unknown)]
    [InlineData(null, null, AccountState.Unknown)]
    public async Task TheStateComesBeforeTheStatus(string? state, string? status, AccountState expected)
    {
        Aws.Organizations.AddAccount(new(WireFixture.Account, "payments-prod") { State = state, Status = status });

        Assert.Equal(expected, (await ReadAccountAsync()).Account.State);
    }

    [Theory]
    [InlineData("決済-本番")]
    [InlineData("a/b \u202e<b>")]
    public async Task ANameIsKeptAsGiven(string name)
    {
        Aws.Organizations.AddUnit(new(Prod, name, Workloads)).AddAccount(new(WireFixture.Account, name) { Unit = Prod });

        var account = (await ReadAccountAsync()).Account;

        Assert.Equal((name, $"Workloads/{name}"), (account.Name, account.OrganizationalUnit));
    }

    [Fact]
    public async Task TheIdStandsForAUnitThatIsDeletedMeanwhile()
    {
        Aws.Organizations.AddAccount(new(WireFixture.Account, "payments-prod") { Unit = Prod });
        Aws.Faults.On("DescribeOrganizationalUnit", Fault.Refusal(400, "OrganizationalUnitNotFoundException", "Gone."),
            request => request.Body.Contains(Prod, StringComparison.Ordinal));

        Assert.Equal($"Workloads/{Prod}", (await ReadAccountAsync()).Account.OrganizationalUnit);
    }

    [Fact]
    public async Task WarnsOnceAboutAccountsWithoutAPath()
    {
        Aws.Organizations.AddAccount(new(WireFixture.Account, "payments-prod") { Unit = Prod, HasPaths = false });

        var said = await ReadAsync();

        Assert.Equal("AWS Organizations returned no path for 1 account: the organizational units are not known.",
            Assert.Single(said.Warnings));
        Assert.Null(said.Organization!.Accounts[WireFixture.Account].OrganizationalUnit);
    }

    [Fact]
    public async Task ReadsEveryPageAndEachUnitOnce()
    {
        for (var i = 1; i < 50; i++)
        {
            Aws.Organizations.AddAccount(new($"{600000000000 + i}", $"account {i}") { Unit = Prod });
        }

        Aws.Faults.On("ListAccounts", occurrence: 2, Fault.EmptyPage)
            .On("ListAccounts", occurrence: 4, Fault.Throttle);

        var said = await ReadAsync();

        Assert.Equal(50, said.Organization!.Accounts.Count);
        Assert.Equal((5, 2, 1),
            (Wire.Calls("ListAccounts"), Wire.Calls("DescribeOrganizationalUnit"), Wire.Calls("DescribeOrganization")));
        // The retry of a throttled call is not a page.
        Assert.Equal((7, 53L), (said.Result.Pages, said.Result.Rows));
        Assert.Equal((SourceStatus.Complete, null), (said.Result.Status, said.Result.Observed));
    }

    [Fact]
    public async Task RejectsAListWithoutTheManagementAccount()
    {
        Aws.Organizations.Remove("999988887777");

        var failure = await Wire.Organizations().FailAsync(TestInventories.Fleet(1));

        Assert.Equal(SourceStatus.Failed, failure.Status);
        Assert.Contains("the list lacks the management account", failure.Message, StringComparison.Ordinal);
    }

    private Task<SourceEvidence> ReadAsync() => Wire.Organizations().ReadAsync(TestInventories.Fleet(1));

    private async Task<(Organization Organization, OrganizationAccount Account)> ReadAccountAsync()
    {
        var organization = (await ReadAsync()).Organization!;
        return (organization, organization.Accounts[WireFixture.Account]);
    }
}
