using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Tests;

/// <summary>An account whose instances repeatedly appear and disappear, over several runs through the real clients.</summary>
public sealed class RecurringNewsTests : WireTests
{
    private const string Other = "777788889999";
    private const string Ireland = "eu-west-1";

    private static readonly DateOnly First = new(2026, 11, 2);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Wire.AddFleet(40);
    }

    [Fact]
    public async Task AnAccountThatGrowsForOneRunDoesNotSuppressOtherNews()
    {
        await RunAsync(0);
        for (var number = 1001; number <= 1060; number++)
        {
            Aws.ResourceExplorer.AddInstance(Other, Ireland, WireFixture.Id(number));
        }

        await RunAsync(1);
        for (var number = 1002; number <= 1060; number++)
        {
            Aws.ResourceExplorer.Remove(ResourceArn(Other, number));
        }

        Aws.ResourceExplorer.AddInstance(WireFixture.Account, Ireland, WireFixture.Id(500));
        var run = await RunAsync(2);

        Assert.False(run.Report.Suspect);
        Assert.Equal(AlertKind.New, run.Alert.Kind);
        Assert.Equal(WireFixture.Id(500), Assert.Single(run.Report.New).Instance);
        Assert.Equal((Other, 60, 1), Assert.Single(run.Report.Jumps) is var jump ? (jump.Account, jump.Before, jump.Now) : default);
        Assert.Contains($"Account {Other}: instances fell from 60 to 1", run.Alert.Text, StringComparison.Ordinal);
    }

    private static string ResourceArn(string account, int number) =>
        $"arn:aws:ec2:{Ireland}:{account}:instance/{WireFixture.Id(number)}";

    private Task<RunResult> RunAsync(int day) => Wire.RunAsync(First.AddDays(day));
}
