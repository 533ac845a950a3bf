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

        await AssertOneRunAsync(Format(1, folder.Path), Format(1, folder.Path));

        Assert.Single(_fleetdiff.Aws.Sns.Published);
    }

    private static async Task AssertOneRunAsync(params Task<CommandResult>[] runs)
    {
        var all = await Task.WhenAll(runs);

        Assert.All(all, said => Assert.True(said.ExitCode == 0, said.Error));
        Assert.Single(all, said => said.Error.Contains("already complete", StringComparison.Ordinal));
        Assert.Equal(all[0].Out, all[1].Out);
    }

    private Task<CommandResult> Format(int run, string archive) => _fleetdiff.SayAsync("run", "--view-arn", CliFixture.ViewArn,
        "--archive", archive, "--topic-arn", CliFixture.TopicArn, "--date", $"2026-11-{run:00}", "--output", "json");
}
