using LocalAws;

namespace FleetDiff.Cli.Tests;

[Collection(CliFixture.InThisProcess)]
public sealed class SecretTests : CliFixture
{
    // The fixture looks for credentials in the output of every command.
    [Fact]
    public async Task ASuccessfulRunPrintsNoSecret()
    {
        Aws.ResourceExplorer.AddInstance(
            Account, "eu-west-1", Id(1), new Dictionary<string, string> { ["marked-tag"] = "marked-value" });

        var said = await RunAsync();

        Assert.True(said.ExitCode == 0, said.Error);
        Assert.DoesNotContain("marked-tag", said.Out + said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("marked-value", said.Out + said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeniedAlertPrintsNoSecret()
    {
        AddFleet(2, unmanaged: 1);
        Aws.Faults.On("Publish", Fault.Denied);

        Assert.Equal(1, (await RunAsync()).ExitCode);
    }
}
