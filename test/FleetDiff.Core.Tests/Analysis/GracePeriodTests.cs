using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Tests.Analysis;

/// <summary>When an instance is due for an alert. It is due once.</summary>
public class GracePeriodTests
{
    private const string Tag = "fleetdiff:exempt";

    private static readonly FleetInventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly FleetInventory Open = Fleets.With(managed: [1, 3], unmanaged: [2]);
    private static readonly FleetInventory Broken = Fleets.With(unmanaged: [1, 2, 3]);
    private static readonly FleetInventory Exempt = Fleets.FromInstances(
        [Fleets.Instance(1), Fleets.Instance(2, (Tag, "")), Fleets.Instance(3)], Fleets.Node(1), Fleets.Node(3));

    private static readonly SourceEvidence FailedSince =
        TestEvidence.FromSecurityHub(TestEvidence.NodeSeen.AddHours(1), (Fleets.Key(2), ManagementStatus.Unmanaged));

    [Theory]
    [InlineData(0, "..!....")]
    [InlineData(48, "....!..")]
    public void InstanceIsDueOnceWhenNewOrAfterItsGracePeriod(int hours, string due) =>
        Assert.Equal(due, Due(hours, Good, Good, Open, Open, Open, Open, Open));

    [Theory]
    [InlineData(-2000, ".!...")]
    [InlineData(-49, ".!...")]
    [InlineData(-47, "...!.")]
    [InlineData(5, "...!.")]
    public void CountsFromTheLaunchTime(int launchedHours, string due)
    {
        var launched = TestEvidence.FromConfig((2, InstanceState.Running, TestEvidence.NodeSeen.AddHours(launchedHours)));

        Assert.Equal(due, Due(48, Good, (Open, launched), (Open, launched), (Open, launched), (Open, launched)));
    }

    [Fact]
    public void DoesNotRestartWhenTheLaunchTimeIsNoLongerKnown()
    {
        var launched = TestEvidence.FromConfig((2, InstanceState.Running, TestEvidence.NodeSeen.AddDays(-99)));

        Assert.Equal(".!...", Due(48, Good, (Open, launched), Open, Open, Open));
    }

    [Fact]
    public void EndsAtOnceWhenTheLaunchTimeBecomesKnown()
    {
        var launched = TestEvidence.FromConfig((2, InstanceState.Running, TestEvidence.NodeSeen.AddDays(-99)));

        Assert.Equal("..!..", Due(72, Good, Open, (Open, launched), Open, Open));
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
        Assert.Equal(alerts, Sent(hours, Good, Open, Broken, Broken, Open, Open, Open));

    [Fact]
    public void ContinuesWhileTheInstanceIsExempt()
    {
        Assert.Equal("....!.", Due(72, Good, Open, Exempt, Exempt, Open, Open));
        Assert.Equal(".....!", Due(96, Good, Open, Exempt, Exempt, Open, Open));
    }

    [Fact]
    public void ContinuesDuringMissedRuns()
    {
        var baseline = Fleets.Report(Good, date: Fleets.RunDate.AddDays(-10));
        var first = Fleets.Report(Open, baseline, Fleets.RunDate.AddDays(-9), new() { GraceHours = 48 });
        var later = Fleets.Report(Open, first, rules: new() { GraceHours = 48 });

        Assert.Empty(first.New);
        Assert.True(first.Unmanaged[0].InGracePeriod);
        Assert.True(Assert.Single(later.New).Due);
    }

    [Fact]
    public void DisputedInstanceIsDueOnItsSecondRunWhateverTheGracePeriod()
    {
        Assert.Equal("..!..", Due(0, Good, (Good, FailedSince), (Good, FailedSince), (Good, FailedSince), Good));
        Assert.Equal(".....!", Due(0, Good, (Good, FailedSince), Good, Good, (Good, FailedSince), (Good, FailedSince)));
    }

    [Fact]
    public void SuspectRunDoesNotInterruptADispute() => Assert.Equal(
        "..!!.", Sent(0, Good, (Good, FailedSince), Broken, (Good, FailedSince), (Good, FailedSince)));

    [Fact]
    public void AlertOfASecondDisputedRunListsTheEvidence()
    {
        var reports = Runs(new(), Good, (Good, FailedSince), (Good, FailedSince));
        var decision = AlertDecision.Evaluate(reports[2], new(), default);
        var mail = TestAlerts.Create(reports[2]).Mail;

        Assert.Equal("The sources have disagreed for two runs.", decision.Because);
        Assert.Equal([2], Fleets.Numbers(decision.Disputed));
        Assert.Equal("FleetDiff 2026-11-25: 1 disputed EC2 instance (0 unmanaged)", mail.Subject);
        Assert.Contains(
            "SSM.1 has failed it since: the SSM Agent has probably stopped.",
            TestAlerts.OneLine(mail.Text), StringComparison.Ordinal);
    }

    private static string Due(int hours, params Run[] runs) => string.Concat(
        Runs(new() { GraceHours = hours }, runs)
            .Select(report => report.Unmanaged.Concat(report.Disagreements).Any(row => row.Due) ? '!' : '.'));

    private static string Sent(int hours, params Run[] runs)
    {
        var rules = new AnalysisRules { GraceHours = hours };
        return TestAlerts.Sent(rules, Runs(rules, runs));
    }

    private static List<Report> Runs(AnalysisRules rules, params Run[] runs) =>
        Fleets.Reports(runs.Select(run => (run.Inventory, run.Sources)), rules);

    private sealed record Run(FleetInventory Inventory, params SourceEvidence[] Sources)
    {
        public static implicit operator Run(FleetInventory inventory) => new(inventory, []);

        public static implicit operator Run((FleetInventory Inventory, SourceEvidence Source) run) =>
            new(run.Inventory, run.Source);
    }
}
