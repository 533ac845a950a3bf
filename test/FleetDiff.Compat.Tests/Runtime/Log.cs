using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;

namespace FleetDiff.Compat.Tests.Runtime;

public sealed class Log : IDisposable
{
    private readonly RuntimeApi _lambda = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT", null);
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_LEVEL", null);
        _lambda.Dispose();
    }

    [Fact]
    public async Task IsTextByDefault()
    {
        await Logging(log =>
        {
            log.LogDebug("hidden");
            log.LogWarning("{Count} rows", 7);
        });

        Assert.Matches("^[0-9-]{10}T[0-9:.]{12}Z\tr-1\twarn\t7 rows\r?$", Assert.Single(_lambda.Log));
    }

    [Fact]
    public async Task MayBeOneJsonObjectALine()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT", "JSON");

        await Logging(log => log.LogInformation("{Count} rows", 7));

        var line = Object(Assert.Single(_lambda.Log));
        Assert.Equal(["timestamp", "level", "requestId", "traceId", "message", "Count"], line.Select(each => each.Key));
        Assert.Equal("Information", (string?)line["level"]);
        Assert.Equal("7 rows", (string?)line["message"]);
        Assert.Equal(7, (int?)line["Count"]);
    }

    [Fact]
    public async Task OfAnExceptionHasItsKindAndTrace()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT", "JSON");

        await Logging(log => log.LogError(new TimeoutException("Late.\nVery."), "No report"));

        var line = Object(Assert.Single(_lambda.Log));
        Assert.Equal(
            ["timestamp", "level", "requestId", "traceId", "message", "errorType", "errorMessage", "stackTrace"],
            line.Select(each => each.Key));
        Assert.Equal("System.TimeoutException", (string?)line["errorType"]);
        Assert.Equal("Late.\nVery.", (string?)line["errorMessage"]);
    }

    [Fact]
    public async Task KeepsToTheLevel()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT", "JSON");
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_LEVEL", "WARN");

        await Logging(log =>
        {
            log.LogInformation("hidden");
            log.LogCritical("seen");
        });

        Assert.Equal("seen", (string?)Object(Assert.Single(_lambda.Log))["message"]);
    }

    private Task Logging(Action<ILambdaLogger> log) => _lambda.InvokeAsync((_, context) =>
    {
        log(context.Logger);
        return Task.FromResult(new Answer("done"));
    });

    private static JsonObject Object(string line) => JsonSerializer.Deserialize(line, RuntimeJson.Default.JsonObject)!;
}
