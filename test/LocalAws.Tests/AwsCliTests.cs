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
    public async Task SearchReturnsTheCount()
    {
        AddInstances(2);
        Assert.Equal("True\t2", await OutputAsync(
            "resource-explorer-2", "search", "--view-arn", View, "--query-string", "region:eu-west-1", "--no-paginate",
            "--query", "Count.[Complete, TotalResources]", "--output", "text"));
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

    private void AddInstances(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Aws.ResourceExplorer.AddInstance("1", "eu-west-1", $"i-{i}");
        }
    }

    private async Task<string> OutputAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await AwsCli.RunAsync(Aws, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException(errors);
    }
}
