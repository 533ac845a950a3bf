using FleetDiff.Comparing;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Comparing;

public class FoundInstances
{
    private static readonly Findings Tonight = Fleets.Findings(Fleets.Of(
        [
            Fleets.Instance(1, ("Name", "web")),
            Fleets.Instance(2, ("Name", "db")),
            Fleets.Instance(3, ("fleetdiff:exempt", "yes")),
        ],
        Fleets.Node(1)));

    [Fact]
    public void AreTheWholeInventoryInOrder() => Assert.Equal([1, 2, 3], Fleets.Numbers(Tonight.Instances()));

    [Fact]
    public void ThatAreManagedSaySoForTonight()
    {
        var web = Tonight.Instances().First();

        Assert.Equal(("web", Verdict.Managed, Reason.NodeListed), (web.Name, web.Verdict, web.Reason));
        Assert.Equal((Fleets.Tonight, null), (web.LastManaged, web.FirstUnmanaged));
        Assert.Equal(Fleets.Instance(1).ReportedAt, web.ReportedAt);
    }

    [Fact]
    public void ThatTheReportListsAreTheRowsOfTheReport() => Assert.Equal<ReportedInstance>(
        [.. Tonight.Report.Unmanaged, .. Tonight.Report.Exempted], Tonight.Instances().Skip(1));

    [Fact]
    public void CanBeLoopedOverAgain() =>
        Assert.Equal(Tonight.Instances().Count(), Tonight.Instances().Select(row => row.Key).Distinct().Count());
}
