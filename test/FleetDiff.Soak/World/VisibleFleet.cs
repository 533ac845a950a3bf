namespace FleetDiff.Soak.World;

/// <summary>
/// The part of the fleet that the view shows. Sometimes it lacks something for a few runs: the indexes of most accounts, of
/// one account or of one Region of it, every node, or everything.
/// </summary>
internal sealed class VisibleFleet
{
    private Loss _loss;
    private int _runs;
    private int _which;

    private enum Loss
    {
        None,
        OfAccounts,
        OfOneAccount,
        OfOneRegion,
        OfNodes,
        OfEverything,
    }

    /// <summary>Draws what the view lacks in the next run.</summary>
    public void Change(Random random)
    {
        if (_runs > 0 && --_runs > 0)
        {
            return;
        }

        // A fall is accepted after three suspect runs: sometimes it lasts that long.
        (_loss, _runs) = random.Next(20) switch
        {
            0 => (Loss.OfAccounts, random.Next(1, 6)),
            3 or 4 => (Loss.OfOneAccount, random.Next(1, 4)),
            5 or 6 => (Loss.OfOneRegion, random.Next(1, 4)),
            1 => (Loss.OfNodes, 1),
            2 when random.Next(3) == 0 => (Loss.OfEverything, 1),
            _ => (Loss.None, 0),
        };
        _which = random.Next(ChangingFleet.Accounts.Length);
    }

    public ShownFleet Apply(ShownFleet fleet) => _loss switch
    {
        Loss.OfAccounts => Without(fleet, (account, _) => account[0] is not ('1' or '9')),
        Loss.OfOneAccount => Without(fleet, (account, _) => account == ChangingFleet.Accounts[_which]),
        Loss.OfOneRegion => Without(fleet, (account, region) => account == ChangingFleet.Accounts[_which]
            && region == ChangingFleet.Regions[_which % ChangingFleet.Regions.Length]),
        Loss.OfNodes => new([.. fleet.Instances.Select(instance => instance with { HasNode = false })], [], []),
        Loss.OfEverything => new([], [], []),
        _ => fleet,
    };

    private static ShownFleet Without(ShownFleet fleet, Func<string, string, bool> isLost)
    {
        var hidden = ChangingFleet.Accounts.SelectMany(account => ChangingFleet.Regions, (account, region) => (account, region))
            .Where(here => isLost(here.account, here.region)).ToHashSet();
        return new(
            [.. fleet.Instances.Where(instance => !isLost(instance.Key.Account, instance.Key.Region))],
            [.. fleet.Orphans.Where(key => !isLost(key.Account, key.Region))],
            [.. fleet.HybridNodes.Where(key => !isLost(key.Account, key.Region))])
        {
            Hidden = hidden,
        };
    }
}
