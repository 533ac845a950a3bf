using FleetDiff.Aws.Checks;
using FleetDiff.Core.Pipeline.Configuration;
using LocalAws;

namespace FleetDiff.Aws.Tests.Diagnostics;

public sealed class AccountChecksTests : DoctorFixture
{
    private const string Another = "555566667777";

    private static readonly Settings OfOrganization = Healthy with { Rules = new() { ExpectsOrganization = true } };

    [Fact]
    public async Task NamesTheExpectedAccountsWithoutAnIndex() => (await ExamineAsync(Expecting(Another)))
        .Says("Accounts", CheckStatus.Warning, $"No index: {Another}.", "Turn on Resource Explorer");

    [Fact]
    public async Task DistinguishesAHiddenIndexFromAMissingOne()
    {
        Aws.ResourceExplorer.AddIndex(Another, "eu-west-1")
            .AddView(WireFixture.ViewArn, WireFixture.Organization, filter: $"-accountid:{Another}");

        (await ExamineAsync(Expecting(Another)))
            .Says("Accounts", CheckStatus.Warning, $"An index that the view does not show: {Another}.");
    }

    [Fact]
    public async Task ReportsWhyMembersCouldNotBeChecked()
    {
        Aws.Faults.On("ListIndexesForMembers", Fault.Denied);

        (await ExamineAsync(Expecting(Another)))
            .Says("Accounts", CheckStatus.Warning, "Allow resource-explorer-2:ListIndexesForMembers");
    }

    [Fact]
    public async Task ChecksNoMembersWhenHundredsAreMissing()
    {
        var accounts = Enumerable.Range(0, 300).Select(i => $"{600000000000 + i}").ToList();

        var found = await ExamineAsync(Healthy with { Rules = new() { Accounts = accounts } });

        found.Says("Accounts", CheckStatus.Warning, "No index in the view: 600000000000, ");
        found.Says("Accounts", CheckStatus.Warning, " and 290 more.");
        Assert.Equal(0, Wire.Calls("ListIndexesForMembers"));
    }

    [Fact]
    public async Task NamesTheActiveAccountsWithoutAnIndex()
    {
        CreateOrganization();
        for (var i = 1; i <= 12; i++)
        {
            Aws.Organizations.AddAccount(new($"{555566660000 + i}", $"sandbox-{i}"));
        }

        var found = await ExamineAsync(OfOrganization);

        found.Says("Organization", CheckStatus.Ok, "o-example1234 has 15 accounts. 111122223333 is the management account.");
        found.Says("Accounts", CheckStatus.Warning, "The view shows an index of 2 of 14 active accounts in its scope. "
            + "No index: 555566660001 (sandbox-1), 555566660002 (sandbox-2), ", "see docs/prerequisites.md");
        found.Says("Accounts", CheckStatus.Warning, ", 555566660010 (sandbox-10) and 2 more.");
    }

    [Fact]
    public async Task ExpectsOnlyTheAccountsInTheScopeOfTheView()
    {
        CreateOrganization();
        Aws.Organizations.AddUnit(new("ou-root-workload", "Workloads"))
            .AddAccount(new(WireFixture.Account, "payments-prod") { Unit = "ou-root-workload" })
            .AddAccount(new(Another, "sandbox"));
        Aws.ResourceExplorer.AddView(
            WireFixture.ViewArn, "arn:aws:organizations::111122223333:ou/o-example1234/ou-root-workload");

        (await ExamineAsync(OfOrganization))
            .Says("Accounts", CheckStatus.Ok, "The view shows an index of 1 of 1 active account in its scope.");
    }

    [Fact]
    public async Task ExpectsNoAccountWhenTheScopeIsNotKnown()
    {
        CreateOrganization();
        Aws.Faults.On("GetView", Fault.Denied);

        (await ExamineAsync(OfOrganization)).Says("Accounts", CheckStatus.NotChecked, "A run expects no account");
    }

    [Fact]
    public async Task DoesNotExpectAnExemptAccount()
    {
        await Wire.ExemptAsync($"account,region,instance,until,reason\n{Another},*,*,2027-03-31,not used\n");

        (await ExamineAsync(Expecting(Another)))
            .Says("Accounts", CheckStatus.Ok, "The view shows an index of 1 of 1 expected account.");
    }

    [Theory]
    [InlineData("ListAccounts")]
    [InlineData("DescribeOrganizationalUnit")]
    public async Task ReportsThatTheOrganizationMayNotBeRead(string operation)
    {
        CreateOrganization();
        Aws.Faults.On(operation, Fault.Denied);

        var found = await ExamineAsync(OfOrganization);

        found.Says("Organization", CheckStatus.Failed, "AccessDeniedException", "Allow organizations:DescribeOrganization, ");
        found.Says("Accounts", CheckStatus.NotChecked, "Organization failed");
    }

    [Fact]
    public async Task ReportsAnAccountThatIsNotADelegatedAdministrator()
    {
        CreateOrganization();
        Aws.Organizations.Create("o-example1234", managementAccount: "999988887777").IsDelegatedAdministrator = false;

        (await ExamineAsync(OfOrganization)).Says("Organization", CheckStatus.Failed, "AccessDeniedException",
            "in the management account or in a delegated administrator account");
    }

    // A closed account needs no index.
    private void CreateOrganization() => Aws.Organizations.Create("o-example1234")
        .AddUnit(new("ou-root-prod0000", "Prod"))
        .AddAccount(new(WireFixture.Account, "payments-prod") { Unit = "ou-root-prod0000" })
        .AddAccount(new("999900001111", "legacy") { State = "CLOSED" });

    private static Settings Expecting(string account) =>
        Healthy with { Rules = new() { Accounts = [WireFixture.Account, account] } };
}
