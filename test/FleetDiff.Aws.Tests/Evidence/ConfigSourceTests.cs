using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Model;
using LocalAws;

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
        Aws.Config.AddInstance(
            WireFixture.Account, "eu-west-1", WireFixture.Id(1), word, launchTime: Morning.AddDays(-3), capturedAt: Morning);

        var said = await AskAsync();

        Assert.Equal(
            new(state, Morning.AddDays(-3), Morning) { HasInstanceProfile = false },
            said.Instances[TestComparisons.Key(1)]);
        Assert.Empty(said.Evidence);
        Assert.Equal((Morning, Morning), (said.Result.Oldest, said.Result.Observed));
    }

    [Fact]
    public async Task ReadsEveryQueryToTheLastPage()
    {
        for (var i = 1; i <= 250; i++)
        {
            Aws.Config.AddInstance(WireFixture.Account, "eu-west-1", WireFixture.Id(i), capturedAt: Morning.AddMinutes(i));
        }

        Aws.Faults.On("SelectAggregateResourceConfig", occurrence: 1, Fault.ShortPage(60))
            .On("SelectAggregateResourceConfig", occurrence: 3, Fault.EmptyPage)
            .On("SelectAggregateResourceConfig", occurrence: 5, Fault.Throttle);

        var said = await AskAsync(instances: 250, unmanaged: 250);

        Assert.Equal(
            Enumerable.Range(1, 250).Select(WireFixture.Id),
            Expressions().Distinct().SelectMany(expression => expression.Split('\''))
                .Where(part => part.StartsWith("i-", StringComparison.Ordinal)));
        Assert.All(Expressions(), expression => Assert.InRange(expression.Length, 1, 4096));
        Assert.Equal(250, said.Instances.Count);
        Assert.Equal((5, 250L), (said.Result.Pages, said.Result.Rows));
        Assert.Equal((Morning.AddMinutes(1), Morning.AddMinutes(250)), (said.Result.Oldest, said.Result.Observed));
        Assert.Equal(6, Wire.Calls("SelectAggregateResourceConfig"));
    }

    [Fact]
    public async Task CallsNothingWithoutCandidates()
    {
        var said = await AskAsync(instances: 3, unmanaged: 0);

        Assert.Equal(new SourceResult(Source.Config, SourceStatus.Complete, null), said.Result);
        Assert.Empty(Aws.Requests);
    }

    [Fact]
    public async Task WarnsAboutAnInvalidRow()
    {
        Aws.Config.AddInstance("vendor", "eu-west-1", WireFixture.Id(1));

        var said = await AskAsync();

        Assert.Empty(said.Instances);
        Assert.Equal(
            "1 of the instances in AWS Config has an entry that cannot be parsed and is not counted.", said.Warnings[0]);
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
        Assert.Equal(TestComparisons.Key(1), key);
        Assert.Equal(new(InstanceState.Unknown, null, null), facts);
    }

    private IEnumerable<string> Expressions() => Wire.Bodies.Select(body => body.GetProperty("Expression").GetString()!);

    private Task<SourceEvidence> AskAsync(int instances = 1, int unmanaged = 1) =>
        Wire.ConfigAggregator().ReadAsync(TestComparisons.Fleet(instances, unmanaged));
}
