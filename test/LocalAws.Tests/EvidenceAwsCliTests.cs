using LocalAws.Nodes;

namespace LocalAws.Tests;

public sealed class EvidenceAwsCliTests : LocalAwsFixture
{
    [AwsCliFact]
    public async Task GetFindingsFiltersAndFollowsTheTokens()
    {
        Aws.SecurityHub.AddSsm1("1", "eu-west-1", "i-1", "FAILED").AddSsm1("1", "eu-west-1", "i-2", "PASSED")
            .AddSsm1("1", "eu-west-1", "i-3", "FAILED");
        Assert.Equal(
            "arn:aws:ec2:eu-west-1:1:instance/i-1\narn:aws:ec2:eu-west-1:1:instance/i-3",
            await OutputAsync(
                "securityhub", "get-findings", "--page-size", "1", "--output", "text",
                "--filters", "ComplianceStatus=[{Value=FAILED,Comparison=EQUALS}]",
                "--query", "Findings[].[Resources[0].Id]"));
        Assert.Equal(2, Aws.Requests.Count);
    }

    [AwsCliFact]
    public async Task ListNodesStopsAtTheEmptyToken()
    {
        Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", "i-1") { Managed = false })
            .AddNode(new Node("2", "eu-west-1", "i-2") { Managed = false })
            .AddNode(new Node("2", "eu-west-1", "i-3"));
        Assert.Equal("i-1\t1\ni-2\t2", await OutputAsync(
            "ssm", "list-nodes", "--sync-name", SystemsManager.OrganizationSync, "--page-size", "1",
            "--filters", "Key=ManagedStatus,Values=Unmanaged", "--output", "text",
            "--query", "Nodes[].[Id, Owner.AccountId]"));
        Assert.Equal(2, Aws.Requests.Count);
    }

    [AwsCliFact]
    public async Task ListNodesSummaryReturnsCounts()
    {
        Aws.SystemsManager.AddNode(new Node("1", "eu-west-1", "i-1"));
        Assert.Equal("1", await OutputAsync(
            "ssm", "list-nodes-summary", "--sync-name", SystemsManager.OrganizationSync,
            "--aggregators", "AggregatorType=Count,TypeName=Instance,AttributeName=Region",
            "--query", "Summary[0].Count", "--output", "text"));
    }

    [AwsCliFact]
    public async Task SelectAggregateResourceConfigFollowsTheTokens()
    {
        Aws.Config.AddAggregator("org").AddInstance("1", "eu-west-1", "i-1", "stopped")
            .AddInstance("1", "eu-west-1", "i-2", "stopped");
        Assert.Equal("{\"resourceId\":\"i-1\"}\n{\"resourceId\":\"i-2\"}", await OutputAsync(
            "configservice", "select-aggregate-resource-config", "--configuration-aggregator-name", "org",
            "--expression", "SELECT resourceId WHERE configuration.state.name = 'stopped'", "--page-size", "1",
            "--query", "Results", "--output", "text"));
        Assert.Equal(2, Aws.Requests.Count);
    }

    [AwsCliFact]
    public async Task ListAccountsFollowsTheTokens()
    {
        Aws.Organizations.Create("o-example000").AddAccount(new("444455556666", "payments-prod"));
        Assert.Equal("management\tACTIVE\npayments-prod\tACTIVE", await OutputAsync(
            "organizations", "list-accounts", "--region", "us-east-1", "--page-size", "1",
            "--query", "Accounts[].[Name, State]", "--output", "text"));
        Assert.Equal(2, Aws.Requests.Count);
    }

    private async Task<string> OutputAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await AwsCli.RunAsync(Aws, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException(errors);
    }
}
