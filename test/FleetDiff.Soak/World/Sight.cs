namespace FleetDiff.Soak.World;

/// <summary>
/// What the view shows of the fleet. Now and then an index is lost for some nights: half of the accounts, every node,
/// or everything.
/// </summary>
internal sealed class Sight
{
    private Loss _loss;
    private int _nights;

    private enum Loss
    {
        None,
        OfAccounts,
        OfNodes,
        OfEverything,
    }

    /// <summary>A night passes.</summary>
    public void Change(Random random)
    {
        if (_nights > 0 && --_nights > 0)
        {
            return;
        }

        // A fall is believed after three suspect nights: sometimes it lasts that long.
        (_loss, _nights) = random.Next(20) switch
        {
            0 => (Loss.OfAccounts, random.Next(1, 6)),
            1 => (Loss.OfNodes, 1),
            2 when random.Next(3) == 0 => (Loss.OfEverything, 1),
            _ => (Loss.None, 0),
        };
    }

    public ShownFleet Of(ShownFleet fleet) => _loss switch
    {
        Loss.OfAccounts => new(
            [.. fleet.Instances.Where(instance => IsSeen(instance.Key))],
            [.. fleet.Orphans.Where(IsSeen)],
            [.. fleet.HybridNodes.Where(IsSeen)]),
        Loss.OfNodes => new([.. fleet.Instances.Select(instance => instance with { HasNode = false })], [], []),
        Loss.OfEverything => new([], [], []),
        _ => fleet,
    };

    private static bool IsSeen(Key key) => key.Account[0] is '1' or '9';
}
