using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Analysis.Alerts;

public class AlertDecisionTests
{
    private static readonly FleetInventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly FleetInventory Open = Fleets.With(managed: [1, 3], unmanaged: [2]);
    private static readonly FleetInventory More = Fleets.With(managed: [1], unmanaged: [2, 3]);
    private static readonly AnalysisRules Any = new() { AlertOn = AlertOn.Any };

    [Fact]
    public void NoUnmanagedInstanceSendsNothing()
    {
        Assert.Equal("There is no unmanaged instance.", Decide("m")[0].Because);
        Assert.Equal(".........", OneInstance.Sent("mmmmmmmmm", Any with { GraceHours = 48 }));
    }

    [Fact]
    public void OnNewSendsOnceForEachInstanceAndOneAllClear() => Assert.Equal(
        [null, AlertKind.New, null, AlertKind.AllClear, null, AlertKind.New], Kinds("muummu"));

    [Fact]
    public void OnAnySendsEveryRunWithAnOpenInstance() => Assert.Equal(
        [null, AlertKind.New, AlertKind.Any, AlertKind.AllClear, null], Kinds("muumm", Any));

    [Fact]
    public void OnNeverSendsNothingEvenWhenTheRunIsSuspect() => Assert.All(
        Decide("mus", new() { AlertOn = AlertOn.Never }),
        decision => Assert.Equal((false, "Alerts are turned off."), (decision.Send, decision.Because)));

    [Fact]
    public void ASuspectRunAlertNamesNoInstance()
    {
        var suspect = Decide("s")[0];

        Assert.Equal((true, "The report is suspect."), (suspect.Send, suspect.Because));
        Assert.Empty(suspect.Unmanaged);
    }

    [Fact]
    public void OnlyTheFirstRunAlertDescribesTheBaseline()
    {
        var rules = new AnalysisRules { GraceHours = 24 };

        Assert.Equal([AlertKind.Suspect, AlertKind.Baseline, null, null], Kinds("suuu", rules));
        Assert.Equal(0, new ReportSummary(OneInstance.Runs("u", rules)[0]).NewCount);
    }

    [Theory]
    [InlineData("muuuuuuuuuuuuuuu", 0, ".!......!......!")]
    [InlineData("muuuuuuuuuuu", 240, "...........!")]
    public void RemindsOfOpenInstancesEverySeventhRunAfterTheGracePeriod(string days, int graceHours, string sent) =>
        Assert.Equal(sent, OneInstance.Sent(days, new() { GraceHours = graceHours }));

    [Fact]
    public void CountsRunsToAReminderFromTheLastListOfOpenInstances()
    {
        var broken = Fleets.With(unmanaged: [1, 2, 3]);

        Assert.Equal("!..!...!..!", TestAlerts.Sent(
            new(), Fleets.Reports([Open, Open, Open, More, More, More, More, broken, More, More, More])));
    }

    [Fact]
    public void RemindsOnTheNextRunWhenTheSeventhIsMissing()
    {
        var first = Fleets.Report(Open);

        Assert.Equal("!!", TestAlerts.Sent(new(), [first, Fleets.Report(Open, first, Fleets.RunDate.AddDays(9))]));
    }

    [Fact]
    public void SendsTheAllClearForARemovedInstanceButNotForAnExemptOne()
    {
        var removed = TestAlerts.Decide(new(), Fleets.Reports([Good, Open, Fleets.With(managed: [1, 3])]));

        Assert.Equal(AlertKind.AllClear, removed[^1].Kind);
        Assert.Equal([null, AlertKind.New, AlertKind.Exempted, null], Kinds("muxx"));
    }

    [Fact]
    public void SendsNoAllClearWithoutAnEarlierAlert() =>
        Assert.Equal("....", OneInstance.Sent("mumm", new() { GraceHours = 48 }));

    [Fact]
    public void SendsTheAllClearOnTheNextRunThatIsNotSuspect() => Assert.Equal(
        [null, AlertKind.New, AlertKind.Suspect, AlertKind.AllClear], Kinds("musm"));

    [Fact]
    public void SendsNoAllClearWhileAnInstanceIsDisputed() =>
        Assert.Equal("There is no unmanaged instance.", Decide("mud")[^1].Because);

    [Fact]
    public void NamesOnlyInstancesThatAreDue()
    {
        var rules = new AnalysisRules { GraceHours = 24 };

        var decisions = TestAlerts.Decide(rules, Fleets.Reports([Good, Open, More, More], rules));

        Assert.Equal([2], Fleets.Numbers(decisions[2].Unmanaged));
        Assert.Equal([3], Fleets.Numbers(decisions[3].Unmanaged));
    }

    [Fact]
    public void OnAnyListsAllOpenInstancesInADisputeAlert()
    {
        var hub = TestEvidence.FromSecurityHub(TestEvidence.NodeSeen.AddHours(1), (Fleets.Key(3), ManagementStatus.Unmanaged));
        var report = Fleets.Reports([(Open, [hub]), (Open, new[] { hub })], Any)[^1];

        var decision = AlertDecision.Evaluate(report, Any, default);

        Assert.Equal([2], Fleets.Numbers(decision.Unmanaged));
        Assert.Equal([3], Fleets.Numbers(decision.Disputed));
        Assert.Equal(0, new ReportSummary(report).NewCount);
        Assert.Empty(AlertDecision.Evaluate(report, new(), default).Unmanaged);
    }

    [Fact]
    public void AnnouncesTheEndOfAnExemptionOnceBeforehandAndOnceAtTheEnd()
    {
        var exempt = Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(2, ("fleetdiff:exempt", "2026-11-25"))], Fleets.Node(1));
        var rules = new AnalysisRules { GraceHours = 48 };

        Assert.Equal("!.!.", TestAlerts.Sent(rules, Fleets.Reports([exempt, exempt, exempt, exempt], rules)));
    }

    private static IEnumerable<AlertKind?> Kinds(string days, AnalysisRules? rules = null) =>
        Decide(days, rules).Select(decision => decision.Kind);

    private static IReadOnlyList<AlertDecision> Decide(string days, AnalysisRules? rules = null) =>
        TestAlerts.Decide(rules ?? new(), OneInstance.Runs(days, rules));
}
