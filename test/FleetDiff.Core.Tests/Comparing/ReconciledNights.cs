using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Comparing;

public class ReconciledNights
{
    private const string Exempt = "fleetdiff:exempt";

    [Fact]
    public void CallEverythingNewTheFirstTime()
    {
        var first = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2, 3]));

        Assert.Equal([2, 3], Fleets.Numbers(first.New));
        Assert.Equal([2, 3], Fleets.Numbers(first.Unmanaged));
        Assert.All(first.New, row => Assert.Equal(Fleets.Tonight, row.FirstUnmanaged));
        Assert.Null(first.ComparedWith);
        Assert.Empty(first.Resolved);
        Assert.Empty(first.Gone);
    }

    [Fact]
    public void TellNewStillResolvedAndGoneApart()
    {
        var before = Fleets.LastNights(Fleets.With(managed: [1, 2], unmanaged: [3, 4, 5]));

        var tonight = Fleets.Report(Fleets.With(managed: [1, 4], unmanaged: [2, 3, 6]), before);

        Assert.Equal([2, 6], Fleets.Numbers(tonight.New));
        Assert.Equal([2, 3, 6], Fleets.Numbers(tonight.Unmanaged));
        Assert.Equal([4], Fleets.Numbers(tonight.Resolved));
        Assert.Equal([5], Fleets.Numbers(tonight.Gone));
        Assert.Equal(Fleets.LastNight, tonight.ComparedWith);
    }

    [Fact]
    public void CarryTheFirstUnmanagedNightAlongWhileItLasts()
    {
        var first = Fleets.LastNights(Fleets.With(managed: [1], unmanaged: [2]));
        var second = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]), first);

        Assert.Equal(Fleets.LastNight, Assert.Single(second.Unmanaged).FirstUnmanaged);
    }

    [Fact]
    public void ForgetTheFirstUnmanagedNightOnceItIsManaged()
    {
        var nights = Fleets.Reports(
        [
            Fleets.With(managed: [1], unmanaged: [2]),
            Fleets.With(managed: [1, 2]),
            Fleets.With(managed: [1], unmanaged: [2]),
        ]);

        Assert.Equal(nights[2].Date, Assert.Single(nights[2].New).FirstUnmanaged);
        Assert.Equal(nights[0].Date, Assert.Single(nights[1].Resolved).FirstUnmanaged);
        Assert.Equal(Verdict.Managed, Assert.Single(nights[1].Resolved).Verdict);
    }

    [Fact]
    public void CarryTheLastManagedNightAlong()
    {
        var good = Fleets.LastNights(Fleets.With(managed: [1, 2]));
        var baseline = new Baseline(good)
        {
            LastManaged = new Dictionary<InstanceKey, DateOnly> { [Fleets.Key(2)] = Fleets.LastNight },
        };

        var tonight = Fleets.Findings(Fleets.With(managed: [1], unmanaged: [2]), baseline).Report;
        var tomorrow = Fleets.Report(
            Fleets.With(managed: [1], unmanaged: [2]), tonight, Fleets.Tonight.AddDays(1));

        Assert.Equal(Fleets.LastNight, Assert.Single(tonight.New).LastManaged);
        Assert.Equal(Fleets.LastNight, Assert.Single(tomorrow.Unmanaged).LastManaged);
        Assert.Contains("until 2026-11-22", tomorrow.Unmanaged[0].Because, StringComparison.Ordinal);
    }

    [Fact]
    public void ListAnExemptInstanceApart()
    {
        var tonight = Fleets.Report(Fleets.Of(
            [Fleets.Instance(1), Fleets.Instance(2, (Exempt, "2027-03-31"))], Fleets.Node(1)));

        Assert.Empty(tonight.Unmanaged);
        Assert.Empty(tonight.New);
        var row = Assert.Single(tonight.Exempted);
        Assert.Equal("tag fleetdiff:exempt, until 2027-03-31", row.ExemptBy);
        Assert.Equal(new DateOnly(2027, 3, 31), row.ExemptUntil);
        Assert.Equal((2, 1, 0, 1), (
            tonight.Totals.Instances, tonight.Totals.Managed, tonight.Totals.Unmanaged, tonight.Totals.Exempt));
    }

    [Fact]
    public void DoNotCountAManagedInstanceAsExempt() =>
        Assert.Empty(Fleets.Report(Fleets.Of([Fleets.Instance(1, (Exempt, ""))], Fleets.Node(1))).Exempted);

    [Fact]
    public void CallAnEndedExemptionNewAgainWithItsOldFirstNight()
    {
        var inventory = Fleets.Of([Fleets.Instance(1), Fleets.Instance(2, (Exempt, "2026-11-23"))], Fleets.Node(1));
        var before = Fleets.LastNights(inventory);

        var tonight = Fleets.Report(inventory, before);

        Assert.Equal([2], Fleets.Numbers(before.Exempted));
        Assert.Equal(Fleets.LastNight, Assert.Single(tonight.New).FirstUnmanaged);
    }

    [Fact]
    public void CallAnInstanceThatBecameExemptNeitherResolvedNorGone()
    {
        var before = Fleets.LastNights(Fleets.With(managed: [1], unmanaged: [2]));

        var tonight = Fleets.Report(
            Fleets.Of([Fleets.Instance(1), Fleets.Instance(2, (Exempt, ""))], Fleets.Node(1)), before);

        Assert.Empty(tonight.Resolved);
        Assert.Empty(tonight.Gone);
        Assert.Equal(Fleets.LastNight, Assert.Single(tonight.Exempted).FirstUnmanaged);
    }

    [Fact]
    public void WarnOfAMisreadDateAndDoNotExempt()
    {
        var tonight = Fleets.Report(Fleets.Of(
            [Fleets.Instance(1), Fleets.Instance(2, (Exempt, "31.03.2027\nFORGED"))], Fleets.Node(1)));

        Assert.Equal([2], Fleets.Numbers(tonight.Unmanaged));
        Assert.Equal(
            "Exempt tag of 111111111111/eu-west-1/i-00000000000000002: its value '31.03.2027‹U+000A›FORGED' exempts "
            + "nothing: it is no date such as 2027-03-31, and neither yes, true nor empty.",
            Assert.Single(tonight.Warnings));
    }

    [Fact]
    public void DoNotDrownInWarningsAndSayHowManyMoreThereAre()
    {
        var instances = Enumerable.Range(2, 30).Select(n => Fleets.Instance(n, (Exempt, "1.1.2027")));

        var tonight = Fleets.Report(Fleets.Of([Fleets.Instance(1), .. instances], Fleets.Node(1)));

        Assert.Equal(4, tonight.Warnings.Count);
        Assert.StartsWith("Exempt tags of 27 more instances ", tonight.Warnings[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void ListAnOrphanAndCountItAsNoInstance()
    {
        var tonight = Fleets.Report(Fleets.With(managed: [1], orphans: [2]) with { HybridNodes = 3 });

        Assert.Equal(
            new Orphan(Fleets.Account, Fleets.Ireland, Fleets.Key(2).Instance, Fleets.Node(2).ReportedAt),
            Assert.Single(tonight.Orphans));
        Assert.Equal(new Totals(1, 1, 0, 0, 0, 0, 1, 3), tonight.Totals);
    }

    [Fact]
    public void KeepAHistoryOf400Nights()
    {
        var inventory = Fleets.With(managed: [1], unmanaged: [2]);
        var report = Fleets.Report(inventory, date: Fleets.Tonight.AddDays(-401));
        for (var days = -400; days <= 0; days++)
        {
            report = Fleets.Report(inventory, report, Fleets.Tonight.AddDays(days));
        }

        Assert.Equal(400, report.History.Count);
        Assert.Equal(Fleets.Tonight.AddDays(-399), report.History[0].Date);
        Assert.Equal(new HistoricNight(Fleets.Tonight, 2, 1, 1), report.History[^1]);
        Assert.Equal(Fleets.Tonight.AddDays(-401), Assert.Single(report.Unmanaged).FirstUnmanaged);
    }

    [Fact]
    public void LeaveASuspectNightOutOfTheHistory()
    {
        var good = Fleets.LastNights(Fleets.With(managed: [1]));

        var suspect = Fleets.Report(Fleets.With(), good);

        Assert.True(suspect.Suspect);
        Assert.Equal(good.History, suspect.History);
        Assert.Empty(Fleets.Report(Fleets.With()).History);
    }

    [Fact]
    public void PassTheWarningsOfTheInventoryAndOfTheArchiveOn()
    {
        var inventory = Fleets.With(managed: [1]) with { Warnings = ["a page was odd"] };

        var tonight = Fleets.Findings(inventory, new Baseline(null) { Warnings = ["a night was odd"] }).Report;

        Assert.Equal(["a night was odd", "a page was odd"], tonight.Warnings);
    }
}
