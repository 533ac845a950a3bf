namespace FleetDiff.Cli.Tests;

/// <summary>fleetdiff started twice at once.</summary>
public sealed class TwoCommandLines : IAsyncLifetime
{
    private readonly Command _fleetdiff = new();

    public Task InitializeAsync() => _fleetdiff.InitializeAsync();

    public Task DisposeAsync() => _fleetdiff.DisposeAsync();

    [Fact]
    public async Task AreOneNightAndOneAlertInAFolder()
    {
        using var folder = new TempFolder();
        _fleetdiff.Aws.ResourceExplorer.AddInstance(Command.Account, "eu-west-1", Command.Id(1));

        await AssertOneNightAsync(Of(1, folder.Path), Of(1, folder.Path));

        Assert.Single(_fleetdiff.Aws.Sns.Published);
    }

    private static async Task AssertOneNightAsync(params Task<Said>[] runs)
    {
        var all = await Task.WhenAll(runs);

        Assert.All(all, said => Assert.True(said.ExitCode == 0, said.Error));
        Assert.Single(all, said => said.Error.Contains("already complete", StringComparison.Ordinal));
        Assert.Equal(all[0].Out, all[1].Out);
    }

    private Task<Said> Of(int night, string archive) => _fleetdiff.SayAsync("run", "--view-arn", Command.ViewArn,
        "--archive", archive, "--topic-arn", Command.TopicArn, "--date", $"2026-11-{night:00}", "--output", "json");
}
