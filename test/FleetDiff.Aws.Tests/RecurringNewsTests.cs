using FleetDiff.Core.Analysis.Alerts;

namespace FleetDiff.Aws.Tests;

/// <summary>An account whose instances repeatedly appear and disappear, over several runs through the real clients.</summary>
public sealed class RecurringNewsTests : WireTests
{
    private const string Other = "777788889999";

    [Fact]
    public async Task AnAccountThatGrowsForOneRunDoesNotSuppressOtherNews()
    {
        Wire.AddFleet(40);
        await Wire.RunAsync(23);
        Wire.AddInstances(1001, 1060, Other);
        await Wire.RunAsync(24);
        for (var number = 1002; number <= 1060; number++)
        {
            Wire.RemoveInstance(number, Other);
        }

        Wire.AddInstance(500);
        var run = await Wire.RunAsync(25);

        Assert.False(run.Report.Suspect);
        Assert.Equal(AlertKind.New, run.Alert.Kind);
        Assert.Equal(WireFixture.Id(500), Assert.Single(run.Report.New).Instance);
        var jump = Assert.Single(run.Report.Jumps);
        Assert.Equal((Other, 60, 1), (jump.Account, jump.Before, jump.Now));
        Assert.Contains($"Account {Other}: instances fell from 60 to 1", run.Alert.Text, StringComparison.Ordinal);
    }
}
