using FleetDiff.Core.Model.Builders;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Model.Builders;

public class InventoryBuilderTests
{
    private static readonly DateTimeOffset Midnight = Fleets.At(Fleets.RunDate, 0);

    [Fact]
    public void ObservationTimeIsThatOfTheNodeOrElseOfTheInstance()
    {
        var inventory = Fleets.FromInstances(
            [Fleets.Instance(1), Fleets.Instance(2), Fleets.Instance(3)], Fleets.Node(1), new Node(Fleets.Key(2), null));

        Assert.Equal(
            [
                new(Source.ResourceExplorer, ManagementStatus.Managed, Fleets.Node(1).ReportedAt),
                new(Source.ResourceExplorer, ManagementStatus.Managed, null),
                new(Source.ResourceExplorer, ManagementStatus.Unmanaged, Fleets.Instance(3).ReportedAt),
            ],
            inventory.Instances.Select(instance => instance.Evidence));
    }

    [Fact]
    public void AHybridNodeCountsOnceAndItsTimeIsATimeOfTheList()
    {
        Assert.True(InstanceKey.TryParse(Fleets.Account, Fleets.Ireland, "mi-0123456789abcdef0", out var key));
        var rows = new InventoryBuilder();
        rows.AddInstance(Fleets.Key(1), Midnight.AddHours(2), Tags.None);
        rows.AddNode(key, Midnight);
        rows.AddNode(key, Midnight.AddHours(1));

        var inventory = rows.Build(new("", null), pages: 2, rows: 3);

        Assert.Equal(1, inventory.HybridNodes);
        Assert.Equal((Midnight, Midnight.AddHours(2)), (inventory.Result.Oldest, inventory.Result.Observed));
    }

    [Property]
    public bool MatchesASetComparisonForAnyOrderOfRows(byte[] instances, byte[] nodes)
    {
        var (launched, managed) = (instances.Select(Key).ToHashSet(), nodes.Select(Key).ToHashSet());

        return new[] { instances, [.. instances.Reverse()] }.All(order =>
        {
            var inventory = Fleets.FromInstances(
                [.. order.Select(n => Fleets.Instance(Key(n)))], [.. nodes.Select(n => Fleets.Node(Key(n)))]);
            return inventory.GetUnmanaged().SequenceEqual(launched.Except(managed).Order())
                && inventory.OrphanedNodes.Select(node => node.Key).SequenceEqual(managed.Except(launched).Order())
                && inventory.CountManaged() == launched.Intersect(managed).Count()
                && Enumerable.Range(0, 256).Select(n => Key((byte)n)).All(key => inventory.Find(key) is { } found
                    ? found.Key == key && found.IsManaged == managed.Contains(key)
                    : !launched.Contains(key));
        });

        // Sixteen instances in each of two accounts and two Regions: equal ids in different places are common.
        static InstanceKey Key(byte n) => Fleets.Key(
            n / 4 % 16, n % 2 == 0 ? Fleets.Account : Fleets.OtherAccount,
            n / 2 % 2 == 0 ? Fleets.Ireland : Fleets.Tokyo);
    }

    [Property]
    public bool KeepsTheNewestRowOfEachKeyInAnyOrder((byte Number, byte Hours)[] rows)
    {
        var drawn = rows.Select(row => new Node(
            Fleets.Key(row.Number % 7), row.Hours % 5 is var hours and > 0 ? Midnight.AddHours(hours) : null)).ToArray();
        var newest = drawn.GroupBy(row => row.Key).OrderBy(same => same.Key)
            .Select(same => (same.Key, same.Max(row => row.ReportedAt))).ToList();

        return Kept(drawn).SequenceEqual(newest) && Kept([.. drawn.Reverse()]).SequenceEqual(newest);

        static IEnumerable<(InstanceKey, DateTimeOffset?)> Kept(Node[] nodes) =>
            Fleets.FromInstances([], nodes).OrphanedNodes.Select(node => (node.Key, node.ReportedAt));
    }
}
