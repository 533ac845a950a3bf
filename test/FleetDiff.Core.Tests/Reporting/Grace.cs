using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Reporting;

/// <summary>When an instance is due for an alert: once, whatever happens between.</summary>
public class Grace
{
    private const string Tag = "fleetdiff:exempt";

    private static readonly Inventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly Inventory Open = Fleets.With(managed: [1, 3], unmanaged: [2]);
    private static readonly Inventory Broken = Fleets.With(unmanaged: [1, 2, 3]);
    private static readonly Inventory Exempt = Fleets.Of(
        [Fleets.Instance(1), Fleets.Instance(2, (Tag, "")), Fleets.Instance(3)], Fleets.Node(1), Fleets.Node(3));

    private static readonly SourceEvidence FailedSince =
        Said.BySecurityHub(Said.NodeSeen.AddHours(1), (Fleets.Key(2), Says.Unmanaged));

    [Theory]
    [InlineData(0, "..!....")]
    [InlineData(48, "....!..")]
    public void MakesAnInstanceDueOnceItIsNewOrItsGraceIsOver(int hours, string due) =>
        Assert.Equal(due, Due(hours, Good, Good, Open, Open, Open, Open, Open));

    [Theory]
    [InlineData(-2000, ".!...")]
    [InlineData(-49, ".!...")]
    [InlineData(-47, "...!.")]
    [InlineData(5, "...!.")]
    public void IsNotForWhatWasLaunchedLongAgo(int launchedHours, string due)
    {
        var launched = Said.ByConfig((2, InstanceState.Running, Said.NodeSeen.AddHours(launchedHours)));

        Assert.Equal(due, Due(48, Good, (Open, launched), (Open, launched), (Open, launched), (Open, launched)));
    }

    [Fact]
    public void IsNotGivenAgainWhenTheLaunchTimeIsNotKnownAnyMore()
    {
        var launched = Said.ByConfig((2, InstanceState.Running, Said.NodeSeen.AddDays(-99)));

        Assert.Equal(".!...", Due(48, Good, (Open, launched), Open, Open, Open));
    }

    [Fact]
    public void EndsAtOnceWhenTheLaunchTimeBecomesKnown()
    {
        var launched = Said.ByConfig((2, InstanceState.Running, Said.NodeSeen.AddDays(-99)));

        Assert.Equal("..!..", Due(72, Good, Open, (Open, launched), Open, Open));
    }

    [Fact]
    public void IsNotGivenAgainWhenTheSettingGrows()
    {
        var first = Fleets.LastNights(Open);
        var second = Fleets.Report(Open, first, rules: new() { GraceHours = 48 });

        Assert.True(first.New[0].Due);
        Assert.Equal((false, false), (second.Unmanaged[0].Due, second.Unmanaged[0].TooNew));
    }

    [Theory]
    [InlineData(24, "..!!!..")]
    [InlineData(96, "..!!.!.")]
    public void RunsOverSuspectNights(int hours, string alerts) =>
        Assert.Equal(alerts, Sent(hours, Good, Open, Broken, Broken, Open, Open, Open));

    [Fact]
    public void RunsOverNightsOnWhichItIsExempt()
    {
        Assert.Equal("....!.", Due(72, Good, Open, Exempt, Exempt, Open, Open));
        Assert.Equal(".....!", Due(96, Good, Open, Exempt, Exempt, Open, Open));
    }

    [Fact]
    public void RunsOverNightsThatWereMissed()
    {
        var baseline = Fleets.Report(Good, date: Fleets.Tonight.AddDays(-10));
        var first = Fleets.Report(Open, baseline, Fleets.Tonight.AddDays(-9), new() { GraceHours = 48 });
        var later = Fleets.Report(Open, first, rules: new() { GraceHours = 48 });

        Assert.Empty(first.New);
        Assert.True(first.Unmanaged[0].TooNew);
        Assert.True(Assert.Single(later.New).Due);
    }

    [Fact]
    public void IsNoneForTheDisputedWhoAreDueOnTheirSecondNightInARow()
    {
        Assert.Equal("..!..", Due(0, Good, (Good, FailedSince), (Good, FailedSince), (Good, FailedSince), Good));
        Assert.Equal(".....!", Due(0, Good, (Good, FailedSince), Good, Good, (Good, FailedSince), (Good, FailedSince)));
    }

    [Fact]
    public void CountsNoSuspectNightBetweenTwoDisputedOnes() => Assert.Equal(
        "..!!.", Sent(0, Good, (Good, FailedSince), Broken, (Good, FailedSince), (Good, FailedSince)));

    [Fact]
    public void SaysWhatTheSourcesSayWhenTheyDisagreeForASecondNight()
    {
        var reports = Nights(new(), Good, (Good, FailedSince), (Good, FailedSince));
        var decision = AlertDecision.Of(reports[2], new(), default);
        var mail = Alerts.Of(reports[2]).Mail;

        Assert.Equal("The sources have disagreed for two nights.", decision.Because);
        Assert.Equal([2], Fleets.Numbers(decision.Disputed));
        Assert.Equal("FleetDiff 2026-11-25: 1 disputed EC2 instance (0 unmanaged)", mail.Subject);
        Assert.Contains(
            "SSM.1 has failed it since: the agent seems to have stopped.",
            Alerts.OneLine(mail.Text), StringComparison.Ordinal);
    }

    private static string Due(int hours, params Night[] nights) => string.Concat(
        Nights(new() { GraceHours = hours }, nights)
            .Select(report => report.Unmanaged.Concat(report.Disagreements).Any(row => row.Due) ? '!' : '.'));

    private static string Sent(int hours, params Night[] nights)
    {
        var rules = new Rules { GraceHours = hours };
        return Alerts.Sent(rules, Nights(rules, nights));
    }

    private static List<Report> Nights(Rules rules, params Night[] nights) =>
        Fleets.Reports(nights.Select(night => (night.Inventory, night.Sources)), rules);

    private sealed record Night(Inventory Inventory, params SourceEvidence[] Sources)
    {
        public static implicit operator Night(Inventory inventory) => new(inventory, []);

        public static implicit operator Night((Inventory Inventory, SourceEvidence Source) night) =>
            new(night.Inventory, night.Source);
    }
}
