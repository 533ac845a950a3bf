using LocalAws;

namespace FleetDiff.Cli.Tests;

[Collection(CliFixture.InThisProcess)]
public sealed class SecretTests : IAsyncLifetime
{
    private readonly CliFixture _fleetdiff = new();

    public async Task InitializeAsync()
    {
        await _fleetdiff.InitializeAsync();
        _fleetdiff.AddFleet(2, unmanaged: 1);
        _fleetdiff.Aws.ResourceExplorer.AddInstance(
            CliFixture.Account, "eu-west-1", CliFixture.Id(3), new Dictionary<string, string> { ["marked-tag"] = "marked-value" });
    }

    public Task DisposeAsync() => _fleetdiff.DisposeAsync();

    // Command looks for credentials in the output of every run.
    [Fact]
    public async Task ASuccessfulRunPrintsNoSecret()
    {
        var said = await _fleetdiff.RunAsync();

        Assert.True(said.ExitCode == 0, said.Error);
        Assert.DoesNotContain("marked-tag", said.Out + said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("marked-value", said.Out + said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeniedAlertPrintsNoSecret()
    {
        _fleetdiff.Aws.Faults.On("Publish", Fault.Denied);

        Assert.Equal(1, (await _fleetdiff.RunAsync()).ExitCode);
    }
}
