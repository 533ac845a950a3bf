using FleetDiff.Aws.Evidence;

namespace FleetDiff.Aws.Tests.Evidence;

public sealed class ConfigSourceTests : WireTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("running", InstanceState.Running)]
    [InlineData("stopped", InstanceState.Stopped)]
    [InlineData("stopping", InstanceState.Stopped)]
    [InlineData("terminated", InstanceState.Terminated)]
    [InlineData("shutting-down", InstanceState.Terminated)]
    [InlineData("pending", InstanceState.Unknown)]
    [InlineData("rebooting", InstanceState.Unknown)]
    public async Task ReadsStateLaunchTimeAndRecordTime(string word, InstanceState state)
    {
        Aws.Config.Add(new(WireFixture.Account, "eu-west-1", WireFixture.Id(1))
        {
            State = word,
            LaunchTime = Morning.AddDays(-3),
            CapturedAt = Morning,
        });

        var said = await AskAsync();

        Assert.Equal(
            new(state, Morning.AddDays(-3), Morning) { HasInstanceProfile = false },
            said.Instances[TestInventories.Key(1)]);
        Assert.Empty(said.Evidence);
        Assert.Equal((Morning, Morning), (said.Result.Oldest, said.Result.Observed));
    }

    [Fact]
    public async Task CallsNothingWithoutCandidates()
    {
        var said = await AskAsync(instances: 3, unmanaged: 0);

        Assert.Equal(new SourceResult(Source.Config, SourceStatus.Complete, null), said.Result);
        Assert.Empty(Aws.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"accountId":444455556666,"awsRegion":"eu-west-1","resourceId":"i-00000000000000001"}""")]
    [InlineData("""{"accountId":"\uD800","awsRegion":"eu-west-1","resourceId":"i-00000000000000001"}""")]
    [InlineData("""{"accountId":"444455556666","awsRegion":"eu-west-1","resourceId":"mi-00000000000000001"}""")]
    public void IgnoresARowWithoutAnInstance(string row) => Assert.False(ConfigRow.TryParse(row, out _, out _));

    [Theory]
    [InlineData("")]
    [InlineData(""","configuration":null""")]
    [InlineData(""","configuration":{"state":"running","launchTime":17}""")]
    public void MissingFieldsAreUnknown(string rest)
    {
        var row =
            $$"""{"accountId":"444455556666","awsRegion":"eu-west-1","resourceId":"i-00000000000000001"{{rest}}}""";

        Assert.True(ConfigRow.TryParse(row, out var key, out var facts));
        Assert.Equal(TestInventories.Key(1), key);
        Assert.Equal(new(InstanceState.Unknown, null, null), facts);
    }

    private Task<SourceEvidence> AskAsync(int instances = 1, int unmanaged = 1) =>
        Wire.ConfigAggregator().ReadAsync(TestInventories.Fleet(instances, unmanaged));
}
