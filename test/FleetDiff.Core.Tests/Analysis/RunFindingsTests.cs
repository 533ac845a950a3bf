using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Tests.Analysis;

public class RunFindingsTests
{
    private static readonly RunFindings ThisRun = Fleets.Findings(Fleets.FromInstances(
        [
            Fleets.Instance(1, ("Name", "web")),
            Fleets.Instance(2, ("Name", "db")),
            Fleets.Instance(3, ("fleetdiff:exempt", "yes")),
        ],
        Fleets.Node(1)));

    [Fact]
    public void LastManagedOfAManagedInstanceIsThisRun()
    {
        var web = ThisRun.GetInstances().First();

        Assert.Equal(("web", Verdict.Managed, Reason.NodeListed), (web.Name, web.Verdict, web.Reason));
        Assert.Equal((Fleets.RunDate, null), (web.LastManaged, web.FirstUnmanaged));
        Assert.Equal(Fleets.Instance(1).ReportedAt, web.ReportedAt);
    }

    [Fact]
    public void InstancesInTheReportAreTheSameRows() => Assert.Equal<ReportedInstance>(
        [.. ThisRun.Report.Unmanaged, .. ThisRun.Report.Exempted], ThisRun.GetInstances().Skip(1));
}
