using System.Text.Json.Nodes;

namespace LocalAws.Tests.Organizing;

public sealed class OrganizationTests : LocalAwsFixture
{
    private const string Unit = """{"OrganizationalUnitId":"ou-root-workload"}""";

    [Fact]
    public async Task AnAccountHasItsStateAndPath()
    {
        Aws.Organizations.Id = "o-example000";
        Aws.Organizations.AddUnit(new("ou-root-workload", "Workloads"))
            .AddUnit(new("ou-root-prod0000", "Prod", "ou-root-workload"))
            .AddAccount(new("444455556666", "payments-prod") { Unit = "ou-root-prod0000", Joined = Now })
            .AddAccount(new("555566667777", "old") { State = null, Status = "SUSPENDED", HasPaths = false, Joined = Now });

        Assert.Equal(
            """
            {"Accounts":[{"Id":"444455556666",
            "Arn":"arn:aws:organizations::111122223333:account/o-example000/444455556666",
            "Email":"root\u002B444455556666@example.com","Name":"payments-prod","State":"ACTIVE",
            "Paths":["o-example000/r-root/ou-root-workload/ou-root-prod0000/444455556666/"],
            "JoinedMethod":"CREATED","JoinedTimestamp":1790305200},{"Id":"555566667777",
            "Arn":"arn:aws:organizations::111122223333:account/o-example000/555566667777",
            "Email":"root\u002B555566667777@example.com","Name":"old","Status":"SUSPENDED",
            "JoinedMethod":"CREATED","JoinedTimestamp":1790305200}]}
            """.ReplaceLineEndings(""),
            (await CallAsync("ListAccounts", "{}")).Body);
    }

    [Fact]
    public async Task APageHasTwentyAccounts()
    {
        Aws.Organizations.Create("o-example000");
        for (var i = 1; i <= 20; i++)
        {
            Aws.Organizations.AddAccount(new($"{600000000000 + i}", $"account-{i}"));
        }

        var first = await CallAsync("ListAccounts", "{}");
        var second = await CallAsync("ListAccounts", $$"""{"NextToken":{{Quoted(first.Token!)}}}""");

        Assert.Equal((20, 1), (Rows(first).Count, Rows(second).Count));
        Assert.Null(second.Token);
        Assert.Equal(7, Rows(await CallAsync("ListAccounts", """{"MaxResults":7}""")).Count);
    }

    [Theory]
    [InlineData("ListAccounts", """{"MaxResults":21}""", "InvalidInputException")]
    [InlineData("ListAccounts", """{"MaxResults":0}""", "InvalidInputException")]
    [InlineData("ListAccounts", """{"NextToken":"AAAA"}""", "InvalidInputException")]
    [InlineData("DescribeOrganizationalUnit", Unit, "OrganizationalUnitNotFoundException")]
    public async Task AnInvalidRequestIsRejected(string operation, string json, string code)
    {
        Aws.Organizations.Create("o-example000");
        var refusal = await CallAsync(operation, json);
        Assert.Equal((400, code), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData("ListAccounts")]
    [InlineData("DescribeOrganization")]
    [InlineData("DescribeOrganizationalUnit")]
    public async Task AnAccountOutsideAnOrganizationIsRefused(string operation) =>
        Assert.Equal("AWSOrganizationsNotInUseException", (await CallAsync(operation, Unit)).Code);

    [Fact]
    public async Task OnlyAnAdministratorMayListAccounts()
    {
        Aws.Organizations.Create("o-example000", managementAccount: "999988887777");
        Aws.Organizations.IsDelegatedAdministrator = false;

        Assert.Equal("AccessDeniedException", (await CallAsync("ListAccounts", "{}")).Code);
        var organization = (await CallAsync("DescribeOrganization", "{}")).Json["Organization"]!;
        Assert.Equal(
            ("o-example000", "999988887777"), ((string?)organization["Id"], (string?)organization["MasterAccountId"]));
    }

    [Fact]
    public async Task TheSignatureIsForTheRegionOfThePartition()
    {
        var refusal = await CallAsync("eu-west-1/organizations", "ListAccounts", "{}");

        Assert.Equal((403, "SignatureDoesNotMatch"), (refusal.Status, refusal.Code));
    }

    private static JsonArray Rows(Reply reply) => reply.Json["Accounts"]!.AsArray();

    private Task<Reply> CallAsync(string operation, string json) => CallAsync("organizations", operation, json);
}
