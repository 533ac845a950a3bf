using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Tests.Analysis;

public class ReportBuilderTests
{
    private const string Exempt = "fleetdiff:exempt";

    [Fact]
    public void FirstRunListsEverythingAsNew()
    {
        var first = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2, 3]));

        Assert.Equal([2, 3], Fleets.Numbers(first.New));
        Assert.All(first.New, row => Assert.Equal(Fleets.RunDate, row.FirstUnmanaged));
        Assert.Null(first.ComparedWith);
    }

    [Fact]
    public void SeparatesNewStillResolvedAndRemoved()
    {
        var before = Fleets.EarlierReports(Fleets.With(managed: [1, 2], unmanaged: [3, 4, 5]));

        var current = Fleets.Report(Fleets.With(managed: [1, 4], unmanaged: [2, 3, 6]), before);

        Assert.Equal([2, 6], Fleets.Numbers(current.New));
        Assert.Equal([2, 3, 6], Fleets.Numbers(current.Unmanaged));
        Assert.Equal([4], Fleets.Numbers(current.Resolved));
        Assert.Equal([5], Fleets.Numbers(current.Removed));
        Assert.Equal(Fleets.PreviousDate, current.ComparedWith);
    }

    [Fact]
    public void ResetsTheFirstUnmanagedDateOnceManaged()
    {
        var runs = OneInstance.Runs("umu");

        Assert.Equal(runs[2].Date, Assert.Single(runs[2].New).FirstUnmanaged);
        Assert.Equal(runs[0].Date, Assert.Single(runs[1].Resolved).FirstUnmanaged);
        Assert.Equal(Verdict.Managed, Assert.Single(runs[1].Resolved).Verdict);
    }

    [Fact]
    public void KeepsTheLastManagedDate()
    {
        var good = Fleets.EarlierReports(Fleets.With(managed: [1, 2]));
        var baseline = new Baseline(good)
        {
            LastManaged = new Dictionary<InstanceKey, DateOnly> { [Fleets.Key(2)] = Fleets.PreviousDate },
        };

        var current = Fleets.Findings(Fleets.With(managed: [1], unmanaged: [2]), baseline).Report;
        var tomorrow = Fleets.Report(
            Fleets.With(managed: [1], unmanaged: [2]), current, Fleets.RunDate.AddDays(1));

        Assert.Equal(Fleets.PreviousDate, Assert.Single(current.New).LastManaged);
        Assert.Equal(Fleets.PreviousDate, Assert.Single(tomorrow.Unmanaged).LastManaged);
    }

    [Fact]
    public void ListsAnExemptInstanceSeparatelyUntilItsExemptionEnds()
    {
        var inventory = Fleets.FromInstances([Fleets.Instance(1), Fleets.Instance(2, (Exempt, "2026-11-23"))], Fleets.Node(1));
        var before = Fleets.EarlierReports(inventory);

        var current = Fleets.Report(inventory, before);

        var row = Assert.Single(before.Exempted);
        Assert.Equal(("tag fleetdiff:exempt, until 2026-11-23", Fleets.RunDate), (row.ExemptBy, row.ExemptUntil));
        Assert.Empty(before.Unmanaged);
        Assert.Equal(new Totals(2, 1, 0, 0, 0, 1, 0, 0), before.Totals);
        Assert.Equal(Fleets.PreviousDate, Assert.Single(current.New).FirstUnmanaged);
    }

    [Fact]
    public void AnInstanceThatBecameExemptIsNeitherResolvedNorRemoved()
    {
        var current = OneInstance.Runs("ux")[^1];

        Assert.Empty(current.Resolved);
        Assert.Empty(current.Removed);
        Assert.Equal(OneInstance.First, Assert.Single(current.Exempted).FirstUnmanaged);
    }

    [Fact]
    public void EveryInstanceHasARowAndThatOfTheReportIfItHasOne()
    {
        var findings = Fleets.Findings(Fleets.FromInstances(
            [Fleets.Instance(1, ("Name", "web")), Fleets.Instance(2), Fleets.Instance(3, (Exempt, "yes"))], Fleets.Node(1)));

        var rows = findings.GetInstances().ToList();

        Assert.Equal(("web", Verdict.Managed, Reason.NodeListed), (rows[0].Name, rows[0].Verdict, rows[0].Reason));
        Assert.Equal((Fleets.RunDate, null), (rows[0].LastManaged, rows[0].FirstUnmanaged));
        Assert.Equal(Fleets.Instance(1).ReportedAt, rows[0].ReportedAt);
        Assert.Equal([.. findings.Report.Unmanaged, .. findings.Report.Exempted], rows[1..]);
    }

    [Fact]
    public void ListsAnOrphanedNodeAndDoesNotCountItAsAnInstance()
    {
        var current = Fleets.Report(Fleets.With(managed: [1], orphans: [2]) with { HybridNodes = 3 });

        Assert.Equal(
            new OrphanedNode(Fleets.Account, Fleets.Ireland, Fleets.Key(2).Instance, Fleets.Node(2).ReportedAt),
            Assert.Single(current.OrphanedNodes));
        Assert.Equal(new Totals(1, 1, 0, 0, 0, 0, 1, 3), current.Totals);
    }

    [Fact]
    public void KeepsAHistoryOf400Runs()
    {
        var inventory = Fleets.With(managed: [1], unmanaged: [2]);
        var report = Fleets.Report(inventory, date: Fleets.RunDate.AddDays(-401));
        for (var days = -400; days <= 0; days++)
        {
            report = Fleets.Report(inventory, report, Fleets.RunDate.AddDays(days));
        }

        Assert.Equal(400, report.History.Count);
        Assert.Equal(Fleets.RunDate.AddDays(-399), report.History[0].Date);
        Assert.Equal(new RunCounts(Fleets.RunDate, 2, 1, 1), report.History[^1]);
        Assert.Equal(Fleets.RunDate.AddDays(-401), Assert.Single(report.Unmanaged).FirstUnmanaged);
    }

    [Fact]
    public void LeavesASuspectRunOutOfTheHistory()
    {
        var runs = OneInstance.Runs("sms");

        Assert.True(runs[2].Suspect);
        Assert.Empty(runs[0].History);
        Assert.Equal(runs[1].History, runs[2].History);
    }

    [Fact]
    public void IncludesTheWarningsOfTheInventoryTheArchiveAndTheTags()
    {
        var inventory = Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(2, (Exempt, "31.03.2027"))], Fleets.Node(1)) with
        {
            Warnings = ["a page was odd"],
        };

        var current = Fleets.Findings(inventory, new Baseline(null) { Warnings = ["a run was odd"] }).Report;

        Assert.Equal(["a run was odd", "a page was odd"], current.Warnings.Take(2));
        Assert.StartsWith(
            "Exempt tag of 111111111111/eu-west-1/i-00000000000000002: ", current.Warnings[2], StringComparison.Ordinal);
        Assert.Equal([2], Fleets.Numbers(current.Unmanaged));
    }
}
