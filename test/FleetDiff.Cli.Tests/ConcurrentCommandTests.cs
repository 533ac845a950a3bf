namespace FleetDiff.Cli.Tests;

/// <summary>Two fleetdiff processes started at the same time.</summary>
public sealed class ConcurrentCommandTests : IAsyncLifetime
{
    private readonly CliFixture _fleetdiff = new();

    public Task InitializeAsync() => _fleetdiff.InitializeAsync();

    public Task DisposeAsync() => _fleetdiff.DisposeAsync();

    [Fact]
    public async Task TwoProcessesMakeOneReportAndOneAlertInAFolder()
    {
        using var folder = new TempFolder();
        _fleetdiff.Aws.ResourceExplorer.AddInstance(CliFixture.Account, "eu-west-1", CliFixture.Id(1));

        var both = await Task.WhenAll(RunAsync(folder), RunAsync(folder));

        Assert.All(both, said => Assert.True(said.ExitCode == 0, said.Error));
        Assert.Single(both, said => said.Error.Contains("already complete", StringComparison.Ordinal));
        Assert.Equal(both[0].Out, both[1].Out);
        Assert.Single(_fleetdiff.Aws.Sns.Published);
    }

    private Task<CommandResult> RunAsync(TempFolder archive) => _fleetdiff.SayInAProcessAsync(
        "run", "--view-arn", CliFixture.ViewArn, "--archive", archive.Path, "--topic-arn", CliFixture.TopicArn,
        "--date", "2026-11-01", "--output", "json");
}
