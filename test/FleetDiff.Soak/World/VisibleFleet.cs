namespace FleetDiff.Soak.World;

/// <summary>
/// The part of the fleet that the view shows. Sometimes it lacks something for a few runs: the indexes of most accounts, of
/// one account or of one Region of it, every node, or everything.
/// </summary>
internal sealed class VisibleFleet
{
    private Func<ShownFleet, ShownFleet> _show = fleet => fleet;
    private int _runs;

    /// <summary>Draws what the view lacks in the next run.</summary>
    public void Change(Random random)
    {
        if (_runs > 0 && --_runs > 0)
        {
            return;
        }

        var (lost, inRegion) = (random.Pick(ChangingFleet.Accounts), random.Pick(ChangingFleet.Regions));
        (Func<ShownFleet, ShownFleet> Show, int Runs) drawn = random.Next(20) switch
        {
            // A fall is accepted after three suspect runs: sometimes it lasts that long.
            0 => (fleet => Without(fleet, (account, _) => account[0] is not ('1' or '9')), random.Next(1, 6)),
            1 => (WithoutNodes, 1),
            2 when random.Next(3) == 0 => (fleet => new(fleet.Date, [], [], []), 1),
            3 or 4 => (fleet => Without(fleet, (account, _) => account == lost), random.Next(1, 4)),
            5 or 6 => (fleet => Without(fleet, (account, region) => (account, region) == (lost, inRegion)), random.Next(1, 4)),
            _ => (fleet => fleet, 0),
        };
        (_show, _runs) = drawn;
    }

    public ShownFleet Apply(ShownFleet fleet) => _show(fleet);

    private static ShownFleet WithoutNodes(ShownFleet fleet) =>
        new(fleet.Date, [.. fleet.Instances.Select(instance => instance with { HasNode = false })], [], []);

    private static ShownFleet Without(ShownFleet fleet, Func<string, string, bool> isLost)
    {
        var lost =
            from account in ChangingFleet.Accounts
            from region in ChangingFleet.Regions
            where isLost(account, region)
            select (account, region);
        var shown = fleet with { Hidden = lost.ToHashSet() };
        return shown with
        {
            Instances = [.. fleet.Instances.Where(instance => !shown.IsHidden(instance.Key))],
            Orphans = [.. fleet.Orphans.Where(key => !shown.IsHidden(key))],
            HybridNodes = [.. fleet.HybridNodes.Where(key => !shown.IsHidden(key))],
        };
    }
}
