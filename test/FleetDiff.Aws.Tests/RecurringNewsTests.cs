using FleetDiff.Comparing;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Aws.Tests;

/// <summary>What comes and goes is said once: several runs in a row, through the real clients.</summary>
public sealed class RecurringNewsTests : IAsyncLifetime
{
    private const string Other = "777788889999";
    private const string Ireland = "eu-west-1";

    private static readonly DateOnly First = new(2026, 11, 2);

    private Wire _wire = null!;

    public async Task InitializeAsync()
    {
        _wire = await Wire.StartAsync();
        _wire.AddFleet(40);
    }

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    [Theory]
    [InlineData(0, ".!......")]
    [InlineData(24, "..!.....")]
    public async Task AnAutoScalingGroupThatReplacesItsInstancesDailyIsAlertedOnce(int graceHours, string alerts)
    {
        var rules = new Rules { GraceHours = graceHours };
        var sent = new List<AlertKind?> { (await RunAsync(0, rules)).Alert.Kind };
        NightResult last = null!;
        for (var day = 1; day < 8; day++)
        {
            ReplaceGroup(day);
            last = await RunAsync(day, rules);
            sent.Add(last.Alert.Kind);
        }

        Assert.Equal(alerts, string.Concat(sent.Select(kind => kind == AlertKind.New ? '!' : '.')));
        var group = Assert.Single(last.Report.Groups);
        Assert.Equal((First.AddDays(1), 6), (group.FirstUnmanaged, group.Count));
    }

    [Fact]
    public async Task InstancesThatStopEveryWeekendAreAFindingAndThenQuiet()
    {
        var alerts = "";
        for (var day = 0; day < 28; day++)
        {
            var isWeekend = First.AddDays(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            SetNodes(1, 25, present: !isWeekend);
            var run = await RunAsync(day);
            alerts += run.Alert.Kind switch { AlertKind.New => '!', AlertKind.Suspect => '?', _ => '.' };
            if (day == 5)
            {
                Assert.StartsWith("25 of 40 managed instances lost their node at the same time: stopped together, or ",
                    Assert.Single(run.Report.NodeLosses).Sentence, StringComparison.Ordinal);
                Assert.Contains("25 of 40 managed instances lost", run.Alert.Text, StringComparison.Ordinal);
            }

            if (day == 26)
            {
                Assert.Equal(25, run.Report.Intermittent);
                Assert.Empty(run.Report.New);
            }
        }

        Assert.Equal(".....!......!......!........", alerts);
    }

    [Fact]
    public async Task AnAccountThatGrowsForANightWithholdsNobodysNews()
    {
        await RunAsync(0);
        for (var number = 1001; number <= 1060; number++)
        {
            _wire.Aws.ResourceExplorer.AddInstance(Other, Ireland, Wire.Id(number));
        }

        await RunAsync(1);
        for (var number = 1002; number <= 1060; number++)
        {
            _wire.Aws.ResourceExplorer.Remove(ResourceArn(Other, number));
        }

        _wire.Aws.ResourceExplorer.AddInstance(Wire.Account, Ireland, Wire.Id(500));
        var run = await RunAsync(2);

        Assert.False(run.Report.Suspect);
        Assert.Equal(AlertKind.New, run.Alert.Kind);
        Assert.Equal(Wire.Id(500), Assert.Single(run.Report.New).Instance);
        Assert.Equal((Other, 60, 1), Assert.Single(run.Report.Jumps) is var jump ? (jump.Account, jump.Before, jump.Now) : default);
        Assert.Contains($"Account {Other}: its instances fell from 60 to 1", run.Alert.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAccountWithFifteenHundredGroupsLeavesTheOtherItsRoom()
    {
        await RunAsync(0);
        for (var number = 10_000; number < 13_000; number++)
        {
            _wire.Aws.ResourceExplorer.AddInstance(
                Other, Ireland, Wire.Id(number), new Dictionary<string, string> { ["aws:autoscaling:groupName"] = $"g{number / 2}" });
        }

        _wire.Aws.ResourceExplorer.AddInstance(Wire.Account, Ireland, Wire.Id(500));

        var sent = (await RunAsync(1)).Alert;

        Assert.All([sent.Text, sent.Json, sent.Chat], form =>
        {
            Assert.Contains(Wire.Id(500), form, StringComparison.Ordinal);
            Assert.Contains(Wire.Account, form, StringComparison.Ordinal);
        });
        Assert.Contains(Wire.Account, sent.Sms, StringComparison.Ordinal);
    }

    private void ReplaceGroup(int day)
    {
        for (var member = 1; member <= 6; member++)
        {
            _wire.Aws.ResourceExplorer.Remove(ResourceArn(Wire.Account, ((day - 1) * 100) + 1000 + member));
            _wire.Aws.ResourceExplorer.AddInstance(
                Wire.Account, Ireland, Wire.Id((day * 100) + 1000 + member),
                new Dictionary<string, string> { ["aws:autoscaling:groupName"] = "render-farm" });
        }
    }

    private void SetNodes(int first, int last, bool present)
    {
        for (var number = first; number <= last; number++)
        {
            if (present)
            {
                _wire.Aws.ResourceExplorer.AddNode(Wire.Account, Ireland, Wire.Id(number));
            }
            else
            {
                _wire.Aws.ResourceExplorer.Remove(
                    $"arn:aws:ssm:{Ireland}:{Wire.Account}:managed-instance/{Wire.Id(number)}");
            }
        }
    }

    private static string ResourceArn(string account, int number) =>
        $"arn:aws:ec2:{Ireland}:{account}:instance/{Wire.Id(number)}";

    private async Task<NightResult> RunAsync(int day, Rules? rules = null) => await new Night(
        new Observer(_wire.Explorer(), []), _wire.Archive(), _wire.Alerts(), rules ?? new(), _wire.Clock)
        .RunAsync(First.AddDays(day), Wire.Unheard, default);
}
