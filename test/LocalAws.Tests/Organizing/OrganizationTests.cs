namespace LocalAws.Tests.Organizing;

public sealed class OrganizationTests : OrganizationFixture
{
    private const string Unit = """{"OrganizationalUnitId":"ou-root-workload"}""";

    [Fact]
    public async Task TheOrganizationHasAManagementAccount()
    {
        Aws.Organizations.Create("o-example000", managementAccount: "999988887777");

        var organization = (await CallAsync("DescribeOrganization", "{}")).Json["Organization"]!;

        Assert.Equal(
            ("o-example000", "999988887777"), ((string?)organization["Id"], (string?)organization["MasterAccountId"]));
    }

    [Fact]
    public async Task AUnitHasItsName()
    {
        Aws.Organizations.AddUnit(new("ou-root-workload", "Workloads"));

        var unit = (await CallAsync("DescribeOrganizationalUnit", Unit)).Json["OrganizationalUnit"]!;

        Assert.Equal(
            ("Workloads", "o-example000/r-root/ou-root-workload/"), ((string?)unit["Name"], (string?)unit["Path"]));
    }

    [Fact]
    public async Task AMissingUnitIsNotFound() => Assert.Equal(
        "OrganizationalUnitNotFoundException", (await CallAsync("DescribeOrganizationalUnit", Unit)).Type);

    [Theory]
    [InlineData("ListAccounts")]
    [InlineData("DescribeOrganization")]
    [InlineData("DescribeOrganizationalUnit")]
    public async Task AnAccountOutsideAnOrganizationIsRefused(string operation)
    {
        Aws.Organizations.Id = null;

        Assert.Equal("AWSOrganizationsNotInUseException", (await CallAsync(operation, Unit)).Type);
    }

    [Fact]
    public async Task OnlyAnAdministratorMayListAccounts()
    {
        Aws.Organizations.Create("o-example000", managementAccount: "999988887777");
        Aws.Organizations.IsDelegatedAdministrator = false;

        Assert.Equal("AccessDeniedException", (await ListAccountsAsync("{}")).Type);
        Assert.Equal(200, (await CallAsync("DescribeOrganization", "{}")).Status);
    }

    [Fact]
    public async Task TheSignatureIsForTheRegionOfThePartition()
    {
        var refusal = await CallAsync("organizations", "AWSOrganizationsV20161128.ListAccounts", "{}");

        Assert.Equal((403, "SignatureDoesNotMatch"), (refusal.Status, refusal.Type));
    }

    [Fact]
    public async Task CallsAboveTheQuotaAreThrottled()
    {
        Aws.Organizations.CallsPerSecond = 1;

        Assert.Equal(200, (await ListAccountsAsync("{}")).Status);
        Assert.Equal("TooManyRequestsException", (await ListAccountsAsync("{}")).Type);
    }
}
