using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Tests.Analysis;

public class NodeLossTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly FleetInventory Before = Fleets.With(managed: [.. Enumerable.Range(1, 40)]);

    private static readonly FleetInventory After = Fleets.With(
        managed: [.. Enumerable.Range(26, 15)], unmanaged: [.. Enumerable.Range(1, 25)]);

    [Fact]
    public void ManyLostNodesAreOneFindingAndTheRunIsNotSuspect()
    {
        var report = Run(After);

        Assert.False(report.Suspect);
        Assert.Equal(
            "25 of 40 managed instances lost their node at the same time. Likely cause: they were stopped together, or an "
                + "outage of the SSM Agent or the network. Add config as evidence to distinguish the two.",
            Assert.Single(report.NodeLosses).Description);
    }

    [Fact]
    public void MailHasOneEntryForAllLostNodes()
    {
        var text = TestAlerts.Create(Run(After)).Mail.Text;

        Assert.Contains("\nSudden changes (1)\n  25 of 40 managed instances lost", text, Ordinal);
        Assert.Contains("\nNew (25)\n  25 instances that lost their node at the same time\n", text, Ordinal);
    }

    [Fact]
    public void ConfigShowsAnOutageAndMakesStoppedInstancesDormant()
    {
        var config = TestEvidence.FromConfig([.. Enumerable.Range(1, 25).Select(n =>
            (n, n <= 10 ? InstanceState.Stopped : InstanceState.Running))]);

        var report = Run(After, sources: config);

        Assert.Equal(10, report.Dormant.Count);
        Assert.StartsWith(
            "15 of 40 managed instances lost their node at the same time. Likely cause: an outage of the SSM Agent or the "
                + "network, ",
            Assert.Single(report.NodeLosses).Description, Ordinal);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    public void AFewLostNodesOfManyAreNotReported(int lost) => Assert.Empty(Run(Fleets.With(
        managed: [.. Enumerable.Range(lost + 1, 40 - lost)], unmanaged: [.. Enumerable.Range(1, lost)])).NodeLosses);

    [Fact]
    public void ReportsTheLossOfOneAccountOfMany()
    {
        Instance[] all =
        [
            .. Enumerable.Range(1, 100).Select(n => Fleets.Instance(n)),
            .. Enumerable.Range(1, 8).Select(n => Fleets.Instance(Fleets.Key(n, Fleets.OtherAccount))),
        ];
        Node[] nodes = [.. all.Select(instance => new Node(instance.Key, null))];

        var loss = Assert.Single(Run(Fleets.FromInstances(all, nodes[..102]), Fleets.FromInstances(all, nodes)).NodeLosses);

        Assert.Equal((Fleets.OtherAccount, 6, 8), (loss.Account, loss.Lost, loss.Managed));
    }

    private static Report Run(FleetInventory inventory, FleetInventory? before = null, params SourceEvidence[] sources)
    {
        before ??= Before;
        var baseline = new Baseline(Fleets.EarlierReports(before))
        {
            LastManaged = before.Instances.Where(instance => instance.IsManaged)
                .ToDictionary(instance => instance.Key, _ => Fleets.PreviousDate),
        };
        return Fleets.Findings(inventory, baseline, sources: sources).Report;
    }
}
