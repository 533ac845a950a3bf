using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Reporting;

public class AlertDecisions
{
    private static readonly Inventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly Inventory Open = Fleets.With(managed: [1, 3], unmanaged: [2]);
    private static readonly Inventory More = Fleets.With(managed: [1], unmanaged: [2, 3]);
    private static readonly Inventory Broken = Fleets.With(unmanaged: [1, 2, 3]);

    [Fact]
    public void AreQuietWithoutAnUnmanagedInstance()
    {
        Assert.Equal("There is no unmanaged instance.", Assert.Single(Decide(new(), Good)).Because);
        Assert.Equal("....", Sent(new() { AlertOn = AlertOn.Any, GraceHours = 48 }, Good, Good, Good, Good));
    }

    [Fact]
    public void OnNewAreMadeOnceForEachInstance() =>
        Assert.Equal(
            [null, AlertKind.New, null, AlertKind.AllClear, AlertKind.New],
            Kinds(new(), Good, Open, Open, Good, Open));

    [Fact]
    public void OnAnyAreMadeEveryNightItIsOpen() =>
        Assert.Equal(
            [null, AlertKind.New, AlertKind.Any, AlertKind.AllClear, null],
            Kinds(new() { AlertOn = AlertOn.Any }, Good, Open, Open, Good, Good));

    [Fact]
    public void OnNeverAreNotMadeEvenWhenTheNightIsSuspect()
    {
        var rules = new Rules { AlertOn = AlertOn.Never };

        Assert.Equal("...", Sent(rules, Good, Open, Broken));
        Assert.All(Decide(rules, Good, Broken), decision => Assert.Equal("Alerts are turned off.", decision.Because));
    }

    [Fact]
    public void OfASuspectNightNameNoInstance()
    {
        var suspect = Decide(new(), Broken)[0];

        Assert.True(suspect.Send);
        Assert.Equal("The night is suspect.", suspect.Because);
        Assert.Empty(suspect.Unmanaged);
    }

    [Theory]
    [InlineData(1, "..!...")]
    [InlineData(12, "..!...")]
    [InlineData(24, "..!...")]
    [InlineData(25, "...!..")]
    [InlineData(72, "....!.")]
    public void WaitForTheHoursOfGraceInWholeNights(int hours, string sent) =>
        Assert.Equal(sent, Sent(new() { GraceHours = hours }, Good, Open, Open, Open, Open, Open));

    [Fact]
    public void ForgetTheGraceOfAnInstanceThatWasManagedAgain() =>
        Assert.Equal("......!", Sent(new() { GraceHours = 48 }, Good, Open, Open, Good, Open, Open, Open));

    [Fact]
    public void OnTheFirstNightSayWhatTheBaselineIsAndNothingLater()
    {
        var rules = new Rules { GraceHours = 24 };

        Assert.Equal([AlertKind.Baseline, null, null], Kinds(rules, Open, Open, Open));
        Assert.Equal(0, new ReportSummary(Fleets.Reports([Open], rules)[0]).NewCount);
    }

    [Fact]
    public void OfTheFirstNightThatCanBeBelievedAreTheBaseline() =>
        Assert.Equal([AlertKind.Suspect, AlertKind.Baseline], Kinds(new(), Broken, Open));

    [Fact]
    public void RemindOfWhatIsStillOpenOnEverySeventhNight() =>
        Assert.Equal(".!......!......!", Sent(new(), [Good, .. Enumerable.Repeat(Open, 15)]));

    [Fact]
    public void CountTheNightsToAReminderFromTheLastThatSaidWhatIsOpen() => Assert.Equal(
        "!..!...!..!",
        Sent(new(), [Open, Open, Open, More, More, More, More, Broken, More, More, More]));

    [Fact]
    public void RemindOnTheFirstNightAfterTheSeventhWhenThatOneIsMissing()
    {
        var rules = new Rules();
        var first = Fleets.Report(Open);
        var ninth = Fleets.Report(Open, first, Fleets.Tonight.AddDays(9));

        Assert.Equal("!!", Alerts.Sent(rules, [first, ninth]));
    }

    [Fact]
    public void DoNotRemindOfWhatHasItsGraceNorOfNothing()
    {
        Assert.Equal(".........", Sent(new(), [.. Enumerable.Repeat(Good, 9)]));
        Assert.Equal("...........!", Sent(new() { GraceHours = 240 }, [Good, .. Enumerable.Repeat(Open, 11)]));
    }

    [Fact]
    public void GiveTheAllClearOnce() => Assert.Equal(
        [null, AlertKind.New, AlertKind.AllClear, null, null], Kinds(new(), Good, Open, Good, Good, Good));

    [Fact]
    public void GiveTheAllClearWhenTheLastOneIsGoneAndNotWhenItIsExempt()
    {
        var gone = Fleets.With(managed: [1, 3]);
        var exempt = Fleets.Of([Fleets.Instance(1), Fleets.Instance(2, ("fleetdiff:exempt", ""))], Fleets.Node(1));

        Assert.Equal([null, AlertKind.New, AlertKind.AllClear], Kinds(new(), Good, Open, gone));
        Assert.Equal([null, AlertKind.New, AlertKind.Exempted, null], Kinds(new(), Good, Open, exempt, exempt));
    }

    [Fact]
    public void GiveNoAllClearToWhomNothingWasSaid() =>
        Assert.Equal("....", Sent(new() { GraceHours = 48 }, Good, Open, Good, Good));

    [Fact]
    public void GiveNoAllClearOnASuspectNightButOnTheNextGoodOne() => Assert.Equal(
        [null, AlertKind.New, AlertKind.Suspect, AlertKind.AllClear], Kinds(new(), Good, Open, Broken, Good));

    [Fact]
    public void GiveNoAllClearWhileTheLastOneIsOnlyDisputed()
    {
        var hub = Said.BySecurityHub(Said.NodeSeen.AddHours(1), (Fleets.Key(2), Says.Unmanaged));
        var open = Fleets.Report(Open, Fleets.LastNights(Good));
        var disputed = Fleets.Findings(Good, new(open), Fleets.Tonight.AddDays(1), null, hub).Report;

        Assert.Equal("There is no unmanaged instance.", Alerts.Decide(new(), [open, disputed])[1].Because);
    }

    [Fact]
    public void AreMadeOnceWhenTheGraceEndsInAGapOfSuspectNights() =>
        Assert.Equal("..!!!.", Sent(new() { GraceHours = 24 }, Good, Open, Broken, Broken, Open, Open));

    [Fact]
    public void NameOnlyWhatIsDue()
    {
        var two = Fleets.With(managed: [1, 3, 4], unmanaged: [2]);
        var three = Fleets.With(managed: [1, 4], unmanaged: [2, 3]);

        var decisions = Decide(new() { GraceHours = 24 }, Fleets.With(managed: [1, 2, 3, 4]), two, three, three);

        Assert.Equal([2], Fleets.Numbers(decisions[2].Unmanaged));
        Assert.Equal([3], Fleets.Numbers(decisions[3].Unmanaged));
    }

    [Fact]
    public void OnAnyListAllThatIsOpenAlsoWhenTheyAreSentForADispute()
    {
        var rules = new Rules { AlertOn = AlertOn.Any };
        var hub = Said.BySecurityHub(Said.NodeSeen.AddHours(1), (Fleets.Key(3), Says.Unmanaged));
        var first = Fleets.Findings(Open, null, Fleets.LastNight, rules, hub).Report;
        var second = Fleets.Findings(Open, new(first), null, rules, hub).Report;

        var decision = AlertDecision.Of(second, rules, default);

        Assert.Equal([2], Fleets.Numbers(decision.Unmanaged));
        Assert.Equal([3], Fleets.Numbers(decision.Disputed));
        Assert.Equal(0, new ReportSummary(second).NewCount);
        Assert.Empty(AlertDecision.Of(second, new(), default).Unmanaged);
    }

    [Fact]
    public void AreMadeOnceBeforeAnExemptionEndsAndWhenItEnds()
    {
        var exempt = Fleets.Of(
            [Fleets.Instance(1), Fleets.Instance(2, ("fleetdiff:exempt", "2026-11-25"))], Fleets.Node(1));

        Assert.Equal("!.!.", Sent(new() { GraceHours = 48 }, exempt, exempt, exempt, exempt));
    }

    private static string Sent(Rules rules, params Inventory[] nights) => Alerts.Sent(rules, Fleets.Reports(nights, rules));

    private static IEnumerable<AlertKind?> Kinds(Rules rules, params Inventory[] nights) =>
        Decide(rules, nights).Select(decision => decision.Kind);

    private static IReadOnlyList<AlertDecision> Decide(Rules rules, params Inventory[] nights) =>
        Alerts.Decide(rules, Fleets.Reports(nights, rules));
}
