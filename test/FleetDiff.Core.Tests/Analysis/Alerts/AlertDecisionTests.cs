using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Analysis.Alerts;

public class AlertDecisionTests
{
    private static readonly FleetInventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly FleetInventory Open = Fleets.With(managed: [1, 3], unmanaged: [2]);
    private static readonly FleetInventory More = Fleets.With(managed: [1], unmanaged: [2, 3]);
    private static readonly FleetInventory Broken = Fleets.With(unmanaged: [1, 2, 3]);

    [Fact]
    public void NoUnmanagedInstanceSendsNothing()
    {
        Assert.Equal("There is no unmanaged instance.", Assert.Single(Decide(new(), Good)).Because);
        Assert.Equal("....", Sent(new() { AlertOn = AlertOn.Any, GraceHours = 48 }, Good, Good, Good, Good));
    }

    [Fact]
    public void OnNewSendsOnceForEachInstance() =>
        Assert.Equal(
            [null, AlertKind.New, null, AlertKind.AllClear, AlertKind.New],
            Kinds(new(), Good, Open, Open, Good, Open));

    [Fact]
    public void OnAnySendsEveryRunWithAnOpenInstance() =>
        Assert.Equal(
            [null, AlertKind.New, AlertKind.Any, AlertKind.AllClear, null],
            Kinds(new() { AlertOn = AlertOn.Any }, Good, Open, Open, Good, Good));

    [Fact]
    public void OnNeverSendsNothingEvenWhenTheRunIsSuspect()
    {
        var rules = new AnalysisRules { AlertOn = AlertOn.Never };

        Assert.Equal("...", Sent(rules, Good, Open, Broken));
        Assert.All(Decide(rules, Good, Broken), decision => Assert.Equal("Alerts are turned off.", decision.Because));
    }

    [Fact]
    public void ASuspectRunAlertNamesNoInstance()
    {
        var suspect = Decide(new(), Broken)[0];

        Assert.True(suspect.Send);
        Assert.Equal("The report is suspect.", suspect.Because);
        Assert.Empty(suspect.Unmanaged);
    }

    [Theory]
    [InlineData(1, "..!...")]
    [InlineData(12, "..!...")]
    [InlineData(24, "..!...")]
    [InlineData(25, "...!..")]
    [InlineData(72, "....!.")]
    public void CountsTheGracePeriodInWholeRuns(int hours, string sent) =>
        Assert.Equal(sent, Sent(new() { GraceHours = hours }, Good, Open, Open, Open, Open, Open));

    [Fact]
    public void GracePeriodRestartsAfterTheInstanceWasManaged() =>
        Assert.Equal("......!", Sent(new() { GraceHours = 48 }, Good, Open, Open, Good, Open, Open, Open));

    [Fact]
    public void OnlyTheFirstRunAlertDescribesTheBaseline()
    {
        var rules = new AnalysisRules { GraceHours = 24 };

        Assert.Equal([AlertKind.Baseline, null, null], Kinds(rules, Open, Open, Open));
        Assert.Equal(0, new ReportSummary(Fleets.Reports([Open], rules)[0]).NewCount);
    }

    [Fact]
    public void TheFirstRunThatIsNotSuspectIsTheBaseline() =>
        Assert.Equal([AlertKind.Suspect, AlertKind.Baseline], Kinds(new(), Broken, Open));

    [Fact]
    public void RemindsOfOpenInstancesEverySeventhRun() =>
        Assert.Equal(".!......!......!", Sent(new(), [Good, .. Enumerable.Repeat(Open, 15)]));

    [Fact]
    public void CountsRunsToAReminderFromTheLastListOfOpenInstances() => Assert.Equal(
        "!..!...!..!",
        Sent(new(), [Open, Open, Open, More, More, More, More, Broken, More, More, More]));

    [Fact]
    public void RemindsOnTheNextRunWhenTheSeventhIsMissing()
    {
        var rules = new AnalysisRules();
        var first = Fleets.Report(Open);
        var ninth = Fleets.Report(Open, first, Fleets.RunDate.AddDays(9));

        Assert.Equal("!!", TestAlerts.Sent(rules, [first, ninth]));
    }

    [Fact]
    public void DoesNotRemindWithinTheGracePeriodOrWithoutInstances()
    {
        Assert.Equal(".........", Sent(new(), [.. Enumerable.Repeat(Good, 9)]));
        Assert.Equal("...........!", Sent(new() { GraceHours = 240 }, [Good, .. Enumerable.Repeat(Open, 11)]));
    }

    [Fact]
    public void SendsTheAllClearOnce() => Assert.Equal(
        [null, AlertKind.New, AlertKind.AllClear, null, null], Kinds(new(), Good, Open, Good, Good, Good));

    [Fact]
    public void SendsTheAllClearForARemovedInstanceButNotForAnExemptOne()
    {
        var removed = Fleets.With(managed: [1, 3]);
        var exempt = Fleets.FromInstances([Fleets.Instance(1), Fleets.Instance(2, ("fleetdiff:exempt", ""))], Fleets.Node(1));

        Assert.Equal([null, AlertKind.New, AlertKind.AllClear], Kinds(new(), Good, Open, removed));
        Assert.Equal([null, AlertKind.New, AlertKind.Exempted, null], Kinds(new(), Good, Open, exempt, exempt));
    }

    [Fact]
    public void SendsNoAllClearWithoutAnEarlierAlert() =>
        Assert.Equal("....", Sent(new() { GraceHours = 48 }, Good, Open, Good, Good));

    [Fact]
    public void SendsTheAllClearOnTheNextRunThatIsNotSuspect() => Assert.Equal(
        [null, AlertKind.New, AlertKind.Suspect, AlertKind.AllClear], Kinds(new(), Good, Open, Broken, Good));

    [Fact]
    public void SendsNoAllClearWhileAnInstanceIsDisputed()
    {
        var hub = TestEvidence.FromSecurityHub(TestEvidence.NodeSeen.AddHours(1), (Fleets.Key(2), ManagementStatus.Unmanaged));
        var open = Fleets.Report(Open, Fleets.EarlierReports(Good));
        var disputed = Fleets.Findings(Good, new(open), Fleets.RunDate.AddDays(1), null, hub).Report;

        Assert.Equal("There is no unmanaged instance.", TestAlerts.Decide(new(), [open, disputed])[1].Because);
    }

    [Fact]
    public void SendsOnceWhenTheGracePeriodEndsDuringSuspectRuns() =>
        Assert.Equal("..!!!.", Sent(new() { GraceHours = 24 }, Good, Open, Broken, Broken, Open, Open));

    [Fact]
    public void NamesOnlyInstancesThatAreDue()
    {
        var two = Fleets.With(managed: [1, 3, 4], unmanaged: [2]);
        var three = Fleets.With(managed: [1, 4], unmanaged: [2, 3]);

        var decisions = Decide(new() { GraceHours = 24 }, Fleets.With(managed: [1, 2, 3, 4]), two, three, three);

        Assert.Equal([2], Fleets.Numbers(decisions[2].Unmanaged));
        Assert.Equal([3], Fleets.Numbers(decisions[3].Unmanaged));
    }

    [Fact]
    public void OnAnyListsAllOpenInstancesInADisputeAlert()
    {
        var rules = new AnalysisRules { AlertOn = AlertOn.Any };
        var hub = TestEvidence.FromSecurityHub(TestEvidence.NodeSeen.AddHours(1), (Fleets.Key(3), ManagementStatus.Unmanaged));
        var first = Fleets.Findings(Open, null, Fleets.PreviousDate, rules, hub).Report;
        var second = Fleets.Findings(Open, new(first), null, rules, hub).Report;

        var decision = AlertDecision.Evaluate(second, rules, default);

        Assert.Equal([2], Fleets.Numbers(decision.Unmanaged));
        Assert.Equal([3], Fleets.Numbers(decision.Disputed));
        Assert.Equal(0, new ReportSummary(second).NewCount);
        Assert.Empty(AlertDecision.Evaluate(second, new(), default).Unmanaged);
    }

    [Fact]
    public void AnnouncesTheEndOfAnExemptionOnceBeforehandAndOnceAtTheEnd()
    {
        var exempt = Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(2, ("fleetdiff:exempt", "2026-11-25"))], Fleets.Node(1));

        Assert.Equal("!.!.", Sent(new() { GraceHours = 48 }, exempt, exempt, exempt, exempt));
    }

    private static string Sent(AnalysisRules rules, params FleetInventory[] runs) => TestAlerts.Sent(rules, Fleets.Reports(runs, rules));

    private static IEnumerable<AlertKind?> Kinds(AnalysisRules rules, params FleetInventory[] runs) =>
        Decide(rules, runs).Select(decision => decision.Kind);

    private static IReadOnlyList<AlertDecision> Decide(AnalysisRules rules, params FleetInventory[] runs) =>
        TestAlerts.Decide(rules, Fleets.Reports(runs, rules));
}
