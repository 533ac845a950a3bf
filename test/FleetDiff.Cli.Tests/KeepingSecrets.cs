using LocalAws;

namespace FleetDiff.Cli.Tests;

public sealed class KeepingSecrets : IAsyncLifetime
{
    private readonly Command _fleetdiff = new();

    public async Task InitializeAsync()
    {
        await _fleetdiff.InitializeAsync();
        _fleetdiff.AddFleet(2, unmanaged: 1);
        _fleetdiff.Aws.ResourceExplorer.AddInstance(
            Command.Account, "eu-west-1", Command.Id(3), new Dictionary<string, string> { ["marked-tag"] = "marked-value" });
    }

    public Task DisposeAsync() => _fleetdiff.DisposeAsync();

    [Fact]
    public async Task OfAGoodNight() => AssertKept(0, await _fleetdiff.RunAsync());

    [Theory]
    [InlineData("ListResources")]
    [InlineData("PutObject")]
    [InlineData("Publish")]
    public async Task OfANightThatFails(string operation)
    {
        _fleetdiff.Aws.Faults.On(operation, Fault.Denied);

        AssertKept(1, await _fleetdiff.RunAsync());
    }

    private void AssertKept(int exitCode, Said said)
    {
        Assert.True(said.ExitCode == exitCode, said.Error);
        Assert.NotEmpty(said.Error);
        string[] secrets =
        [
            _fleetdiff.Aws.Environment["AWS_ACCESS_KEY_ID"], _fleetdiff.Aws.Environment["AWS_SECRET_ACCESS_KEY"],
            "marked-tag", "marked-value",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, said.Out + said.Error, StringComparison.Ordinal));
    }
}
