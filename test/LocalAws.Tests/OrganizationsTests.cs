namespace LocalAws.Tests;

public sealed class OrganizationsTests : LocalAwsFixture
{
    [Fact]
    public async Task AnAccountHasItsStateAndPath()
    {
        Aws.Organizations.AddUnit(new("ou-root-workload", "Workloads"))
            .AddUnit(new("ou-root-prod0000", "Prod", "ou-root-workload"))
            .AddAccount(new("444455556666", "payments-prod") { Unit = "ou-root-prod0000", Joined = Now })
            .AddAccount(new("555566667777", "old") { State = null, Status = "SUSPENDED", HasPaths = false, Joined = Now });

        var accounts = (await CallAsync("ListAccounts", "{}")).Items("Accounts");

        Assert.Equal(
            """
            {"Id":"444455556666","Arn":"arn:aws:organizations::111122223333:account/o-example000/444455556666",
            "Email":"root\u002B444455556666@example.com","Name":"payments-prod","State":"ACTIVE",
            "Paths":["o-example000/r-root/ou-root-workload/ou-root-prod0000/444455556666/"],
            "JoinedMethod":"CREATED","JoinedTimestamp":1790305200}
            """.ReplaceLineEndings(""),
            accounts[1]!.ToJsonString());
        Assert.Equal(("SUSPENDED", null), ((string?)accounts[2]!["Status"], accounts[2]!["Paths"]));
    }

    [Theory]
    [InlineData("ListAccounts")]
    [InlineData("DescribeOrganization")]
    [InlineData("DescribeOrganizationalUnit")]
    public async Task AnAccountOutsideAnOrganizationIsRefused(string operation)
    {
        Aws.Organizations.Id = null;

        Assert.Equal("400 AWSOrganizationsNotInUseException", (await CallAsync(operation, "{}")).Error);
    }

    [Fact]
    public async Task OnlyAnAdministratorMayListAccounts()
    {
        Aws.Organizations.Create("o-example000", managementAccount: "999988887777");
        Aws.Organizations.IsDelegatedAdministrator = false;

        Assert.Equal("400 AccessDeniedException", (await CallAsync("ListAccounts", "{}")).Error);
        var organization = (await CallAsync("DescribeOrganization", "{}")).Json["Organization"]!;
        Assert.Equal(
            ("o-example000", "999988887777"), ((string?)organization["Id"], (string?)organization["MasterAccountId"]));
    }

    [Fact]
    public async Task TheSignatureIsForTheRegionOfThePartition() => Assert.Equal(
        "403 SignatureDoesNotMatch", (await CallAsync("eu-west-1/organizations", "ListAccounts", "{}")).Error);
}
