using System.Globalization;
using LocalAws;

namespace FleetDiff.Lambda.Tests;

/// <summary>The standard output of the process with the JSON log format of Lambda.</summary>
public sealed class FunctionLogTests
{
    private const string Forged = "web\n{\"level\":\"Error\",\"message\":\"forged\"}\u2028\u0085\"}";

    private static readonly (string, string?)[] ToTheLog = [("AWS_LAMBDA_LOG_FORMAT", "JSON"), ("FLEETDIFF_TOPIC_ARN", null)];

    [Fact]
    public async Task IsOneJsonObjectPerLineWithHostileTagsAndErrors()
    {
        await using var function = await FunctionProcess.StartAsync(ToTheLog);
        function.Aws.ResourceExplorer
            .AddNode("444455556666", "eu-west-1", "i-0123456789abcdef0")
            .AddInstance("444455556666", "eu-west-1", "i-0123456789abcdef0")
            .AddInstance("444455556666", "eu-west-1", "i-0123456789abcdef1",
                new Dictionary<string, string> { ["Name"] = Forged });
        await function.InvokeAsync(FunctionProcess.Scheduled);
        function.Aws.Faults.On("ListResources", Fault.Refusal(400, "ValidationException", Forged));
        await function.InvokeAsync("""{"time":"2026-11-24T02:30:00Z"}""");

        var lines = LogLines.Parse(await function.StopAsync());

        Assert.DoesNotContain(lines, line => (string?)line["message"] == "forged");
        Assert.Single(lines, line => ((string?)line["message"] ?? "").Contains("i-0123456789abcdef1", StringComparison.Ordinal));
        Assert.Single(lines, line => (string?)line["level"] == "Error");
        Assert.Single(lines.Metrics());
    }

    [Fact]
    public async Task EveryLineHasTimeLevelAndRequestIdAndEachInvocationHasItsMetrics()
    {
        string[] requests = ["8f5d4a52-0000-4000-8000-000000000001", "8f5d4a52-0000-4000-8000-000000000002"];
        await using var function = await FunctionProcess.StartAsync(ToTheLog);
        await function.InvokeAsync(FunctionProcess.Scheduled, requestId: requests[0]);
        await function.InvokeAsync(FunctionProcess.Scheduled, requestId: requests[1]);

        var lines = LogLines.Parse(await function.StopAsync());

        var metrics = lines.Metrics().ToList();
        Assert.Equal(requests, metrics.Select(line => (string?)line["requestId"]));
        Assert.All(metrics, line => Assert.Equal(RuntimeApi.FunctionName, (string?)line["FunctionName"]));
        Assert.All(lines.Except(metrics), line =>
        {
            Assert.True(DateTimeOffset.TryParse((string?)line["timestamp"], CultureInfo.InvariantCulture, out _));
            Assert.Equal("Information", (string?)line["level"]);
            Assert.NotEmpty((string)line["message"]!);
        });
        Assert.Equal(requests, lines.Except(metrics).Select(line => (string?)line["requestId"]).Distinct());
    }
}
