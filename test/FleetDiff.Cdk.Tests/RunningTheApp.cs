namespace FleetDiff.Cdk.Tests;

public sealed class RunningTheApp
{
    private static readonly string App = typeof(FleetDiffStack).Assembly.Location;

    [Fact]
    public async Task WithoutAViewEndsWithAListAndNoStackTrace()
    {
        var app = await Tool.RunAsync("dotnet", Repository.Root, App, "-c", "alertOn=sometimes");

        Assert.Equal(1, app.ExitCode);
        Assert.Contains("- alertOn is 'sometimes'; expected new, any or never.", app.Said, StringComparison.Ordinal);
        Assert.Contains("- viewArn is required", app.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", app.Said, StringComparison.Ordinal);
    }
}
