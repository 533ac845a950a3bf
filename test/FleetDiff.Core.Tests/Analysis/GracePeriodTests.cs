using FleetDiff.Core.Analysis.Alerts;

namespace FleetDiff.Core.Tests.Analysis;

/// <summary>When an instance is due for an alert. It is due once.</summary>
public class GracePeriodTests
{
    private static readonly FleetInventory Open = Fleets.With(managed: [1], unmanaged: [2]);

    [Theory]
    [InlineData("mmuuuuu", 0, "..!....")]
    [InlineData("mmuuuuu", 1, "...!...")]
    [InlineData("mmuuuuu", 24, "...!...")]
    [InlineData("mmuuuuu", 25, "....!..")]
    [InlineData("mmuuuuu", 48, "....!..")]
    [InlineData("mmuuuuu", 72, ".....!.")]
    [InlineData("muumuuu", 48, "......!")]
    [InlineData("muxxuu", 72, "....!.")]
    [InlineData("muxxuu", 96, ".....!")]
    public void CountsWholeRunsSinceTheInstanceWasManaged(string days, int hours, string due) =>
        Assert.Equal(due, OneInstance.Due(days, hours));

    [Theory]
    [InlineData("meeee", 48, -2000, ".!...")]
    [InlineData("meeee", 48, -49, ".!...")]
    [InlineData("meeee", 48, -47, "...!.")]
    [InlineData("meeee", 48, 5, "...!.")]
    [InlineData("meuuu", 48, -2000, ".!...")]
    [InlineData("mueuu", 72, -2000, "..!..")]
    public void CountsFromTheLaunchTimeWhileItIsKnown(string days, int hours, int launchedHours, string due)
    {
        var launched = TestEvidence.FromConfig((2, InstanceState.Running, TestEvidence.NodeSeen.AddHours(launchedHours)));

        Assert.Equal(due, OneInstance.Due(days, hours, launched));
    }

    [Fact]
    public void DoesNotRestartWhenTheSettingGrows()
    {
        var first = Fleets.EarlierReports(Open);
        var second = Fleets.Report(Open, first, rules: new() { GraceHours = 48 });

        Assert.True(first.New[0].Due);
        Assert.Equal((false, false), (second.Unmanaged[0].Due, second.Unmanaged[0].InGracePeriod));
    }

    [Theory]
    [InlineData(24, "..!!!..")]
    [InlineData(96, "..!!.!.")]
    public void ContinuesDuringSuspectRuns(int hours, string alerts) =>
        Assert.Equal(alerts, OneInstance.Sent("mussuuu", new() { GraceHours = hours }));

    [Fact]
    public void ContinuesDuringMissedRuns()
    {
        var baseline = Fleets.Report(Fleets.With(managed: [1, 2]), date: Fleets.RunDate.AddDays(-10));
        var first = Fleets.Report(Open, baseline, Fleets.RunDate.AddDays(-9), new() { GraceHours = 48 });
        var later = Fleets.Report(Open, first, rules: new() { GraceHours = 48 });

        Assert.Empty(first.New);
        Assert.True(first.Unmanaged[0].InGracePeriod);
        Assert.True(Assert.Single(later.New).Due);
    }

    [Theory]
    [InlineData("mdddm", "..!..")]
    [InlineData("mdmmdd", ".....!")]
    public void DisputedInstanceIsDueOnItsSecondRunWhateverTheGracePeriod(string days, string due) =>
        Assert.All([0, 48], hours => Assert.Equal(due, OneInstance.Due(days, hours)));

    [Fact]
    public void SuspectRunDoesNotInterruptADispute() => Assert.Equal("..!!.", OneInstance.Sent("mdsdd"));

    [Fact]
    public void AlertOfASecondDisputedRunListsTheEvidence()
    {
        var report = OneInstance.Runs("mdd")[^1];
        var mail = TestAlerts.Create(report).Mail;

        Assert.Equal("The sources have disagreed for two runs.", AlertDecision.Evaluate(report, new(), default).Because);
        Assert.Equal("FleetDiff 2026-11-04: 1 disputed EC2 instance (0 unmanaged)", mail.Subject);
        Assert.Contains(
            "SSM.1 has failed it since: the SSM Agent has probably stopped.",
            TestAlerts.OneLine(mail.Text), StringComparison.Ordinal);
    }
}
