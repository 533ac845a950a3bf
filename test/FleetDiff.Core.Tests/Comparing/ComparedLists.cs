using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Comparing;

public class ComparedLists
{
    [Fact]
    public void GiveTheInstancesWithoutANodeAndTheNodesWithoutAnInstance()
    {
        var comparison = Comparison.Of(Fleets.With(managed: [2, 4], unmanaged: [1, 3], orphans: [0, 5]));

        Assert.Equal([Fleets.Key(1), Fleets.Key(3)], comparison.Unmanaged());
        Assert.Equal([Fleets.Key(0), Fleets.Key(5)], comparison.Orphans.Select(node => node.Key));
        Assert.Equal(2, comparison.Managed);
    }

    [Fact]
    public void OfAnEmptyFleetAreEmpty()
    {
        var comparison = Comparison.Of(Fleets.With());

        Assert.Empty(comparison.Unmanaged());
        Assert.Empty(comparison.Orphans);
        Assert.Null(comparison.PlaceOf(Fleets.Key(1)));
    }

    [Fact]
    public void DoNotMatchOneIdInAnotherAccountOrRegion()
    {
        var elsewhere = Fleets.Of(
            [Fleets.Instance(1)],
            Fleets.Node(Fleets.Key(1, Fleets.OtherAccount)), Fleets.Node(Fleets.Key(1, Fleets.Account, Fleets.Tokyo)));

        var comparison = Comparison.Of(elsewhere);

        Assert.Equal([Fleets.Key(1)], comparison.Unmanaged());
        Assert.Equal(2, comparison.Orphans.Count);
    }

    [Fact]
    public void SayWhenTheNodeWasSeenOrElseTheInstance()
    {
        var comparison = Comparison.Of(Fleets.With(managed: [1], unmanaged: [2]));

        Assert.Equal(
            new Evidence(Source.ResourceExplorer, Says.Managed, Fleets.Node(1).ReportedAt),
            comparison.ResourceExplorer(0));
        Assert.Equal(
            new Evidence(Source.ResourceExplorer, Says.Unmanaged, Fleets.Instance(2).ReportedAt),
            comparison.ResourceExplorer(1));
    }

    [Property]
    public bool AgreeWithASetInWhateverOrderTheRowsCame(byte[] instances, byte[] nodes)
    {
        var (launched, managed) = (instances.Select(Key).ToHashSet(), nodes.Select(Key).ToHashSet());

        return new[] { instances, [.. instances.Reverse()] }.All(order =>
        {
            var comparison = Comparison.Of(Fleets.Of(
                [.. order.Select(n => Fleets.Instance(Key(n)))], [.. nodes.Select(n => Fleets.Node(Key(n)))]));
            return comparison.Unmanaged().SequenceEqual(launched.Except(managed).Order())
                && comparison.Orphans.Select(node => node.Key).SequenceEqual(managed.Except(launched).Order())
                && comparison.Managed == launched.Intersect(managed).Count()
                && Enumerable.Range(0, 256).Select(n => Key((byte)n)).All(key =>
                    comparison.PlaceOf(key) is { } place
                        ? comparison.Inventory.Instances.Span[place].Key == key
                            && comparison.IsManaged(place) == managed.Contains(key)
                        : !launched.Contains(key));
        });

        // Sixteen instances in each of two accounts and two Regions: neighbours and namesakes are common.
        static InstanceKey Key(byte n) => Fleets.Key(
            n / 4 % 16, n % 2 == 0 ? Fleets.Account : Fleets.OtherAccount,
            n / 2 % 2 == 0 ? Fleets.Ireland : Fleets.Tokyo);
    }
}
