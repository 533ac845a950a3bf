namespace FleetDiff.Cdk.Tests;

public sealed class AppTests
{
    private static readonly string App = typeof(FleetDiffStack).Assembly.Location;

    [Fact]
    public async Task WithoutAViewPrintsAListAndNoStackTrace()
    {
        var app = await Tool.RunAsync("dotnet", Repository.Root, App, "-c", "alertOn=sometimes");

        Assert.Equal(1, app.ExitCode);
        Assert.Contains("- alertOn is 'sometimes'; expected new, any or never.", app.Output, StringComparison.Ordinal);
        Assert.Contains("- viewArn is required", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", app.Output, StringComparison.Ordinal);
    }
}
