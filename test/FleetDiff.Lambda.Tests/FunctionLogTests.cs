using System.Globalization;
using LocalAws;

namespace FleetDiff.Lambda.Tests;

/// <summary>The standard output of the process with the JSON log format of Lambda.</summary>
public sealed class FunctionLogTests
{
    private const string Forged = "web\n{\"level\":\"Error\",\"message\":\"forged\"}\u2028\u0085\"}";

    [Fact]
    public async Task IsOneJsonObjectPerLineAndMetricsForEachRunWithHostileTagsAndErrors()
    {
        string[] requests = [.. Enumerable.Range(1, 3).Select(number => $"8f5d4a52-0000-4000-8000-{number:D12}")];
        await using var function = await FunctionProcess.StartAsync(
            ("AWS_LAMBDA_LOG_FORMAT", "JSON"), ("FLEETDIFF_TOPIC_ARN", null));
        function.Aws.ResourceExplorer
            .AddNode("444455556666", "eu-west-1", "i-0123456789abcdef0")
            .AddInstance("444455556666", "eu-west-1", "i-0123456789abcdef0")
            .AddInstance("444455556666", "eu-west-1", "i-0123456789abcdef1",
                new Dictionary<string, string> { ["Name"] = Forged });
        await function.InvokeAsync(FunctionProcess.Scheduled, requestId: requests[0]);
        await function.InvokeAsync(FunctionProcess.Scheduled, requestId: requests[1]);
        function.Aws.Faults.On("ListResources", Fault.Refusal(400, "ValidationException", Forged));
        await function.InvokeAsync("""{"time":"2026-11-24T02:30:00Z"}""", requestId: requests[2]);

        var lines = LogLines.Parse(await function.StopAsync());

        var metrics = lines.Metrics().ToList();
        Assert.Equal(requests[..2], metrics.Select(line => (string?)line["requestId"]));
        Assert.All(metrics, line => Assert.Equal(RuntimeApi.FunctionName, (string?)line["FunctionName"]));
        var error = Assert.Single(lines, line => (string?)line["level"] == "Error");
        var messages = lines.Except([.. metrics, error]).ToList();
        Assert.Equal(requests, messages.Append(error).Select(line => (string?)line["requestId"]).Distinct());
        Assert.All(messages, line =>
        {
            Assert.True(DateTimeOffset.TryParse((string?)line["timestamp"], CultureInfo.InvariantCulture, out _));
            Assert.Equal("Information", (string?)line["level"]);
            Assert.NotEmpty((string)line["message"]!);
        });
        Assert.DoesNotContain(lines, line => (string?)line["message"] == "forged");
        Assert.Single(messages, line => ((string?)line["message"])!.Contains("i-0123456789abcdef1", StringComparison.Ordinal));
    }
}
