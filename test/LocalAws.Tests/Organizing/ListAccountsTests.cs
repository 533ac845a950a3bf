using System.Text.Json.Nodes;

namespace LocalAws.Tests.Organizing;

public sealed class ListAccountsTests : OrganizationFixture
{
    [Fact]
    public async Task AnAccountHasItsStateAndPath()
    {
        Aws.Organizations.AddUnit(new("ou-root-workload", "Workloads"))
            .AddUnit(new("ou-root-prod0000", "Prod", "ou-root-workload"))
            .AddAccount(new("444455556666", "payments-prod") { Unit = "ou-root-prod0000", Joined = Now });

        Assert.Equal(
            """
            {"Accounts":[{"Id":"444455556666",
            "Arn":"arn:aws:organizations::111122223333:account/o-example000/444455556666",
            "Email":"root\u002B444455556666@example.com","Name":"payments-prod","State":"ACTIVE",
            "Paths":["o-example000/r-root/ou-root-workload/ou-root-prod0000/444455556666/"],
            "JoinedMethod":"CREATED","JoinedTimestamp":1790305200}]}
            """.ReplaceLineEndings(""),
            (await ListAccountsAsync("{}")).Body);
    }

    [Fact]
    public async Task AnOlderResponseHasTheStatusOnly()
    {
        Aws.Organizations.AddAccount(
            new("444455556666", "old") { State = null, Status = "SUSPENDED", HasPaths = false });

        var account = Rows(await ListAccountsAsync("{}"))[0]!.AsObject();

        Assert.Equal("SUSPENDED", (string?)account["Status"]);
        Assert.False(account.ContainsKey("State"));
        Assert.False(account.ContainsKey("Paths"));
    }

    [Fact]
    public async Task APageHasTwentyAccounts()
    {
        AddAccounts(21);

        var first = await ListAccountsAsync("{}");
        var second = await ListAccountsAsync($$"""{"NextToken":{{Quoted(first.Token!)}}}""");

        Assert.Equal((20, 1), (Rows(first).Count, Rows(second).Count));
        Assert.Null(second.Token);
        Assert.Equal(7, Rows(await ListAccountsAsync("""{"MaxResults":7}""")).Count);
    }

    [Theory]
    [InlineData("""{"MaxResults":21}""")]
    [InlineData("""{"MaxResults":0}""")]
    [InlineData("""{"NextToken":"AAAA"}""")]
    public async Task AnInvalidPageIsRejected(string json)
    {
        var refusal = await ListAccountsAsync(json);

        Assert.Equal((400, "InvalidInputException"), (refusal.Status, refusal.Type));
    }

    [Fact]
    public async Task AnEmptyPageHasAToken()
    {
        AddAccounts(1);
        Aws.Faults.On("ListAccounts", occurrence: 1, Fault.EmptyPage);

        var empty = await ListAccountsAsync("{}");

        Assert.Empty(Rows(empty));
        Assert.Single(Rows(await ListAccountsAsync($$"""{"NextToken":{{Quoted(empty.Token!)}}}""")));
    }

    private static JsonArray Rows(Reply reply) => reply.Json["Accounts"]!.AsArray();
}
