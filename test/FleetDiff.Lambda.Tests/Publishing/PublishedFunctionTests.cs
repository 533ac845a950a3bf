using System.Text.Json.Nodes;
using LocalAws;
using Node = LocalAws.Nodes.Node;

namespace FleetDiff.Lambda.Tests.Publishing;

/// <summary>The published function as Lambda runs it: complete runs over HTTP, from the event to the alert.</summary>
[Collection(PublishedOnce.Name)]
public sealed class PublishedFunctionTests(PublishedFunction published)
{
    private const string Account = "444455556666";
    private const string Aggregator = "organization";

    private static readonly (string, string?) AllSources =
        ("FLEETDIFF_EVIDENCE", $"security-hub,systems-manager,config:{Aggregator}");

    [Fact]
    public async Task RunsWithEverySource()
    {
        await using var function = await StartAsync(AllSources, ("FLEETDIFF_ACCOUNTS", "organization"));
        AddFleet(function.Aws);
        function.Aws.Organizations.Create("o-example1234").AddUnit(new("ou-root-workload", "Workloads"))
            .AddAccount(new(Account, "payments-prod") { Unit = "ou-root-workload" });

        var response = Assert.IsType<InvocationResponse>(await function.InvokeAsync(Scheduled(23)));

        var summary = JsonNode.Parse(response.Body)!;
        Assert.Equal(
            (4, 1, 2, true),
            (Count("instances"), Count("managed"), Count("unmanaged"), (bool)summary["alertSent"]!));
        var report = Report(function, 23);
        Assert.All(report["sources"]!.AsArray(), source => Assert.Equal("complete", (string?)source!["status"]));
        Assert.Equal([Id(2), Id(3)], report["unmanaged"]!.AsArray().Select(row => (string?)row!["instance"]));
        Assert.Equal([Id(4)], report["dormant"]!.AsArray().Select(row => (string?)row!["instance"]));
        var alert = Assert.Single(function.Aws.Sns.Published);
        Assert.Contains(Id(2), alert.Message, StringComparison.Ordinal);
        Assert.Contains(Id(3), alert.Message, StringComparison.Ordinal);

        int Count(string name) => (int)summary[name]!;
    }

    [Fact]
    public async Task RunsTwiceInOneProcess()
    {
        await using var function = await StartAsync();
        AddFleet(function.Aws);
        await function.InvokeAsync(Scheduled(23));
        function.Aws.ResourceExplorer.AddNode(Account, "eu-west-1", Id(2));

        Assert.IsType<InvocationResponse>(await function.InvokeAsync(Scheduled(24)));

        Assert.Equal([Id(2)], Report(function, 24)["resolved"]!.AsArray().Select(row => (string?)row!["instance"]));
        Assert.Equal(2, LogLines.Parse(await function.StopAsync()).Metrics().Count());
    }

    [Fact]
    public async Task AFailedRunFailsTheInvocation()
    {
        await using var function = await StartAsync();
        function.Aws.Faults.On("ListResources", Fault.Denied);

        var error = Assert.IsType<InvocationError>(await function.InvokeAsync(Scheduled(23)));

        Assert.Equal("RunFailedException", error.Type);
        Assert.Contains("Allow resource-explorer-2:Search", error.Message, StringComparison.Ordinal);
        Assert.Empty(function.Aws.S3.Objects(FunctionProcess.Bucket));
    }

    [Fact]
    public async Task WritesNothingWhenTheDeadlineIsTooNear()
    {
        await using var function = await StartAsync();
        AddFleet(function.Aws);

        var error = Assert.IsType<InvocationError>(
            await function.InvokeAsync(Scheduled(23), deadline: TimeSpan.FromSeconds(4)));

        Assert.Equal("RunFailedException", error.Type);
        Assert.Contains("exceeded the timeout of the function", error.Message, StringComparison.Ordinal);
        Assert.Contains("it continues an incomplete run", error.Message, StringComparison.Ordinal);
        Assert.Empty(function.Aws.S3.Objects(FunctionProcess.Bucket));
        Assert.Empty(function.Aws.Sns.Published);
    }

    [Fact]
    public async Task InvalidSettingsAreReportedToLambdaAndLoggedAndTakeNoEvent()
    {
        await using var function = await StartAsync(("FLEETDIFF_VIEW_ARN", null), ("FLEETDIFF_GRACE_HOURS", "soon"));

        var (exitCode, _, _) = await function.EndAsync();

        Assert.NotEqual(0, exitCode);
        var error = await function.Runtime.InitError.WaitAsync(TimeSpan.Zero);
        Assert.Equal("SettingsException", error.Type);
        Assert.Contains("FLEETDIFF_VIEW_ARN is required", error.Message, StringComparison.Ordinal);
        Assert.Contains("FLEETDIFF_GRACE_HOURS is 'soon'", error.Message, StringComparison.Ordinal);
        // The runtime logs an unhandled exception without a message of its own.
        var line = Assert.Single(LogLines.Parse(await function.StopAsync()));
        Assert.Equal(("Error", ""), ((string?)line["level"], (string?)line["message"]));
        Assert.Equal("FleetDiff.Core.Pipeline.Configuration.SettingsException", (string?)line["errorType"]);
        Assert.Contains("FLEETDIFF_VIEW_ARN is required", (string?)line["errorMessage"], StringComparison.Ordinal);
        Assert.Empty(function.Aws.Requests);
        Assert.False(function.Runtime.Started.IsCompleted);
    }

    private static string Scheduled(int day) =>
        $$"""{"version":"0","id":"9f2c0b1e","detail-type":"Scheduled Event","source":"aws.scheduler","time":"2026-11-{{day}}T02:30:00Z"}""";

    private static string Id(int number) => $"i-{number:x17}";

    // Instance 1 is managed, 2 was never managed, 3 lost its agent, 4 is stopped and later managed.
    private static void AddFleet(LocalAwsServer aws)
    {
        foreach (var number in Enumerable.Range(1, 4))
        {
            aws.ResourceExplorer.AddInstance(Account, "eu-west-1", Id(number));
            aws.Config.AddInstance(Account, "eu-west-1", Id(number), number == 4 ? "stopped" : "running");
        }

        aws.Config.AddAggregator(Aggregator);
        aws.ResourceExplorer.AddNode(Account, "eu-west-1", Id(1));
        aws.SecurityHub.AddSsm1(Account, "eu-west-1", Id(1), "PASSED");
        aws.SecurityHub.AddSsm1(Account, "eu-west-1", Id(3), "FAILED");
        aws.SecurityHub.AddSsm1(Account, "eu-west-1", Id(4), "PASSED");
        aws.SystemsManager.AddNode(new Node(Account, "eu-west-1", Id(1)));
    }

    private static JsonNode Report(FunctionProcess function, int day) => JsonNode.Parse(
        function.Aws.S3.Objects(FunctionProcess.Bucket)[$"nightly/reports/date=2026-11-{day}/report.json"].Bytes.Span)!;

    private Task<FunctionProcess> StartAsync(params (string, string?)[] settings) =>
        FunctionProcess.StartAsync(published.Package.Command, [("AWS_LAMBDA_LOG_FORMAT", "JSON"), .. settings]);
}
