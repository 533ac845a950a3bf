using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Analysis;

public class InventoryComparisonTests
{
    [Fact]
    public void ReturnsInstancesWithoutANodeAndNodesWithoutAnInstance()
    {
        var comparison = InventoryComparison.Compare(Fleets.With(managed: [2, 4], unmanaged: [1, 3], orphans: [0, 5]));

        Assert.Equal([Fleets.Key(1), Fleets.Key(3)], comparison.GetUnmanaged());
        Assert.Equal([Fleets.Key(0), Fleets.Key(5)], comparison.OrphanedNodes.Select(node => node.Key));
        Assert.Equal(2, comparison.Managed);
    }

    [Fact]
    public void DoesNotMatchOneIdInAnotherAccountOrRegion()
    {
        var elsewhere = Fleets.FromInstances(
            [Fleets.Instance(1)],
            Fleets.Node(Fleets.Key(1, Fleets.OtherAccount)), Fleets.Node(Fleets.Key(1, Fleets.Account, Fleets.Tokyo)));

        var comparison = InventoryComparison.Compare(elsewhere);

        Assert.Equal([Fleets.Key(1)], comparison.GetUnmanaged());
        Assert.Equal(2, comparison.OrphanedNodes.Count);
    }

    [Fact]
    public void ObservationTimeIsThatOfTheNodeOrElseOfTheInstance()
    {
        var comparison = InventoryComparison.Compare(Fleets.With(managed: [1], unmanaged: [2]));

        Assert.Equal(
            new InstanceEvidence(Source.ResourceExplorer, ManagementStatus.Managed, Fleets.Node(1).ReportedAt),
            comparison.GetEvidence(0));
        Assert.Equal(
            new InstanceEvidence(Source.ResourceExplorer, ManagementStatus.Unmanaged, Fleets.Instance(2).ReportedAt),
            comparison.GetEvidence(1));
    }

    [Property]
    public bool MatchesASetComparisonForAnyOrderOfRows(byte[] instances, byte[] nodes)
    {
        var (launched, managed) = (instances.Select(Key).ToHashSet(), nodes.Select(Key).ToHashSet());

        return new[] { instances, [.. instances.Reverse()] }.All(order =>
        {
            var comparison = InventoryComparison.Compare(Fleets.FromInstances(
                [.. order.Select(n => Fleets.Instance(Key(n)))], [.. nodes.Select(n => Fleets.Node(Key(n)))]));
            return comparison.GetUnmanaged().SequenceEqual(launched.Except(managed).Order())
                && comparison.OrphanedNodes.Select(node => node.Key).SequenceEqual(managed.Except(launched).Order())
                && comparison.Managed == launched.Intersect(managed).Count()
                && Enumerable.Range(0, 256).Select(n => Key((byte)n)).All(key =>
                    comparison.FindIndex(key) is { } index
                        ? comparison.Inventory.Instances.Span[index].Key == key
                            && comparison.IsManaged(index) == managed.Contains(key)
                        : !launched.Contains(key));
        });

        // Sixteen instances in each of two accounts and two Regions: equal ids in different places are common.
        static InstanceKey Key(byte n) => Fleets.Key(
            n / 4 % 16, n % 2 == 0 ? Fleets.Account : Fleets.OtherAccount,
            n / 2 % 2 == 0 ? Fleets.Ireland : Fleets.Tokyo);
    }
}
