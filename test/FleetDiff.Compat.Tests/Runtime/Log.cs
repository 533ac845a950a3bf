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
            log.LogWarning("7 rows");
        });

        Assert.Matches("^[0-9-]{10}T[0-9:.]{12}Z\tr-1\twarn\t7 rows\r?$", Assert.Single(_lambda.Log));
    }

    [Fact]
    public async Task MayBeOneJsonObjectPerLine()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT", "JSON");

        await Logging(log => log.LogInformation("7 rows of {}, \"all\""));

        var line = Object(Assert.Single(_lambda.Log));
        Assert.Equal(["timestamp", "level", "requestId", "traceId", "message"], line.Select(each => each.Key));
        Assert.Equal("Information", (string?)line["level"]);
        Assert.Equal("7 rows of {}, \"all\"", (string?)line["message"]);
    }

    [Fact]
    public async Task AnUnhandledExceptionHasItsTypeAndTraceButNoMessage()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT", "JSON");

        await _lambda.InvokeAsync((_, _) => throw new TimeoutException("Late.\nVery."));

        var line = Object(Assert.Single(_lambda.Log));
        Assert.Equal(
            ["timestamp", "level", "requestId", "traceId", "message", "errorType", "errorMessage", "stackTrace"],
            line.Select(each => each.Key));
        Assert.Equal("Error", (string?)line["level"]);
        Assert.Equal("", (string?)line["message"]);
        Assert.Equal("System.TimeoutException", (string?)line["errorType"]);
        Assert.Equal("Late.\nVery.", (string?)line["errorMessage"]);
        Assert.Equal("System.TimeoutException: Late.", (string?)line["stackTrace"]![0]);
    }

    [Fact]
    public async Task OmitsLowerLevels()
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
