namespace FleetDiff.Cli.Tests;

/// <summary>Two fleetdiff processes started at the same time.</summary>
public sealed class ConcurrentCommandTests : CliFixture
{
    [Fact]
    public async Task TwoProcessesMakeOneReportAndOneAlertInAFolder()
    {
        Aws.ResourceExplorer.AddInstance(Account, "eu-west-1", Id(1));

        var both = await Task.WhenAll(RunOnceAsync(), RunOnceAsync());

        Assert.All(both, said => Assert.True(said.ExitCode == 0, said.Error));
        Assert.Single(both, said => said.Error.Contains("already complete", StringComparison.Ordinal));
        Assert.Equal(both[0].Out, both[1].Out);
        Assert.Single(Aws.Sns.Published);
    }

    private Task<CommandResult> RunOnceAsync() => SayInAProcessAsync(
        "run", "--view-arn", ViewArn, "--archive", Temp.Path, "--topic-arn", TopicArn,
        "--date", "2026-11-01", "--output", "json");
}
