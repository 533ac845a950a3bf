using System.Text.Json.Nodes;
using LocalAws;

namespace FleetDiff.Compat.Tests.Runtime;

public sealed class LogTests : RuntimeFixture
{
    [Fact]
    public async Task IsTextByDefault()
    {
        await LogAsync("7 rows");

        Assert.Matches("^[0-9-]{10}T[0-9:.]{12}Z\t[0-9a-f-]{36}\tinfo\t7 rows\r?$", Assert.Single(Log));
    }

    [Fact]
    public async Task MayBeOneJsonObjectPerLine()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT", "JSON");

        await LogAsync("7 rows of {}, \"all\"");

        var line = Object(Assert.Single(Log));
        Assert.Equal(["timestamp", "level", "requestId", "traceId", "message"], line.Select(each => each.Key));
        Assert.Equal("Information", (string?)line["level"]);
        Assert.Equal("7 rows of {}, \"all\"", (string?)line["message"]);
    }

    [Fact]
    public async Task AnUnhandledExceptionHasItsTypeAndTraceButNoMessage()
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT", "JSON");

        await InvokeAsync(_ => throw new TimeoutException("Late.\nVery."));

        var line = Object(Assert.Single(Log));
        Assert.Equal(
            ["timestamp", "level", "requestId", "traceId", "message", "errorType", "errorMessage", "stackTrace"],
            line.Select(each => each.Key));
        Assert.Equal("Error", (string?)line["level"]);
        Assert.Equal("", (string?)line["message"]);
        Assert.Equal("System.TimeoutException", (string?)line["errorType"]);
        Assert.Equal("Late.\nVery.", (string?)line["errorMessage"]);
        Assert.Equal("System.TimeoutException: Late.", (string?)line["stackTrace"]![0]);
    }

    [Theory]
    [InlineData("WARN", 0)]
    [InlineData("DEBUG", 1)]
    public async Task OmitsLowerLevels(string level, int lines)
    {
        Environment.SetEnvironmentVariable("AWS_LAMBDA_LOG_LEVEL", level);

        await LogAsync("7 rows");

        Assert.Equal(lines, Log.Count());
    }

    private Task<InvocationOutcome> LogAsync(string message) => InvokeAsync(context =>
    {
        context.Logger.LogInformation(message);
        return "done";
    });

    private static JsonObject Object(string line) => JsonNode.Parse(line)!.AsObject();
}
