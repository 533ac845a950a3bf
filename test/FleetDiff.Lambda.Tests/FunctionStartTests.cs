namespace FleetDiff.Lambda.Tests;

public sealed class FunctionStartTests
{
    [Fact]
    public async Task InvalidSettingsAreLoggedMakeNoCallAndTakeNoEvent()
    {
        await using var function = await FunctionProcess.StartAsync(
            ("AWS_LAMBDA_LOG_FORMAT", "JSON"), ("FLEETDIFF_VIEW_ARN", null));
        await function.EndAsync();

        var line = Assert.Single(LogLines.Parse(await function.StopAsync()));

        // The runtime logs an unhandled exception without a message of its own.
        Assert.Equal(("Error", ""), ((string?)line["level"], (string?)line["message"]));
        Assert.Equal("FleetDiff.Core.Pipeline.Configuration.SettingsException", (string?)line["errorType"]);
        Assert.Contains("FLEETDIFF_VIEW_ARN is required", (string?)line["errorMessage"], StringComparison.Ordinal);
        Assert.Empty(function.Aws.Requests);
        Assert.False(function.Runtime.Started.IsCompleted);
    }
}
