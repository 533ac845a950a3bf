using LocalAws.Nodes;

namespace LocalAws.Tests;

public sealed class AwsCliTests : LocalAwsFixture, IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [AwsCliFact]
    public async Task ListResourcesFollowsTheTokens()
    {
        AddInstances(5);
        Assert.Equal("5", await OutputAsync(
            "resource-explorer-2", "list-resources", "--view-arn", View, "--page-size", "2",
            "--filters", "FilterString=resourcetype:ec2:instance",
            "--query", "length(Resources)"));
        Assert.Equal(3, Aws.Requests.Count);
    }

    [AwsCliFact]
    public async Task ListResourcesWithoutPagingReturnsAToken()
    {
        AddInstances(2);
        Assert.NotEqual("None", await OutputAsync(
            "resource-explorer-2", "list-resources", "--view-arn", View, "--no-paginate", "--max-results", "1",
            "--query", "NextToken", "--output", "text"));
    }

    [AwsCliFact]
    public async Task GetViewReturnsTheScope() => Assert.Equal(Organization, await OutputAsync(
        "resource-explorer-2", "get-view", "--view-arn", View, "--query", "View.Scope", "--output", "text"));

    [AwsCliFact]
    public async Task S3CopiesInBothDirections()
    {
        await File.WriteAllTextAsync(_file, "text");
        await OutputAsync("s3", "cp", _file, "s3://archive/a/b.txt");
        Assert.Equal("text", await OutputAsync("s3", "cp", "s3://archive/a/b.txt", "-"));
    }

    [AwsCliFact]
    public async Task TheSecondConditionalPutFails()
    {
        string[] put =
            ["s3api", "put-object", "--bucket", "archive", "--key", "k", "--body", _file, "--if-none-match", "*"];
        Assert.Equal(0, (await AwsCli.RunAsync(Aws, put)).ExitCode);
        Assert.Contains("(PreconditionFailed)", (await AwsCli.RunAsync(Aws, put)).Errors, StringComparison.Ordinal);
    }

    [AwsCliFact]
    public async Task ListObjectsFollowsTheTokens()
    {
        foreach (var key in (string[])["n/a b", "n/c", "n/d", "other"])
        {
            Aws.S3.Put("archive", key, "x"u8.ToArray());
        }

        Assert.Equal("n/a b\nn/c\nn/d", await OutputAsync(
            "s3api", "list-objects-v2", "--bucket", "archive", "--prefix", "n/", "--page-size", "1",
            "--query", "Contents[].Key", "--output", "text"));
    }

    [AwsCliFact]
    public async Task PublishSendsTheMessage()
    {
        await OutputAsync("sns", "publish", "--topic-arn", Topic, "--subject", "Report", "--message", "Hello");
        Assert.Equal("Hello", Assert.Single(Aws.Sns.Published).Message);
    }

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
            "--aggregators", "AggregatorType=Count,TypeName=Instance,AttributeName=PlatformName",
            "--query", "Summary[0].Count", "--output", "text"));
    }

    [AwsCliFact]
    public async Task SelectAggregateResourceConfigFollowsTheTokens()
    {
        Aws.Config.AddInstance("1", "eu-west-1", "i-1", "stopped")
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
        Aws.Organizations.AddAccount(new("444455556666", "payments-prod"));
        Assert.Equal("management\tACTIVE\npayments-prod\tACTIVE", await OutputAsync(
            "organizations", "list-accounts", "--region", "us-east-1", "--page-size", "1",
            "--query", "Accounts[].[Name, State]", "--output", "text"));
        Assert.Equal(2, Aws.Requests.Count);
    }

    private void AddInstances(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Aws.ResourceExplorer.AddInstance("1", "eu-west-1", $"i-{i}");
        }
    }

    private Task<string> OutputAsync(params string[] arguments) => AwsCli.OutputAsync(Aws, arguments);
}
