using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>What the inventory cannot see of the expected accounts.</summary>
public static class BlindSpots
{
    /// <summary>
    /// With expected accounts: such as have neither an index nor an instance in the view, accounts and Regions without
    /// an index in which another source sees instances, and accounts that nobody expected. Without them nothing is
    /// blind, because nobody said what there is to see.
    /// </summary>
    public static IReadOnlyList<BlindSpot> Of(Witnesses witnesses, IReadOnlyList<string> expected)
    {
        if (expected.Count == 0)
        {
            return [];
        }

        var inventory = witnesses.Inventory;
        var withInstances = PlacesOf(inventory).Select(place => place.Account).ToHashSet(StringComparer.Ordinal);
        var indexed = inventory.Indexes ?? new HashSet<IndexedPlace>();
        var seen = indexed.Select(index => index.Account).Concat(withInstances).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Unseen(expected, seen, inventory.MemberIndexes)
                .Concat(Unindexed(witnesses, indexed.Concat(PlacesOf(inventory)).ToHashSet()))
                .Concat(Unexpected(expected, withInstances))
                .OrderBy(spot => spot.Account, StringComparer.Ordinal)
                .ThenBy(spot => spot.Region, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<BlindSpot> Unseen(
        IReadOnlyList<string> expected, HashSet<string> seen, IReadOnlySet<IndexedPlace>? members) =>
        from account in expected.Distinct()
        where !seen.Contains(account)
        let regions = (members ?? new HashSet<IndexedPlace>()).Where(index => index.Account == account)
            .Select(index => index.Region).Order(StringComparer.Ordinal).ToList()
        select new BlindSpot(account, null, regions.Count > 0
            ? $"It has an index in {string.Join(", ", regions)}, and the view shows nothing of it: see the view's "
                + "scope and filter, and whether its aggregator index is in the organization's Region."
            : "The view lists neither an index nor an instance of this account. Turn Resource Explorer on in it.");

    private static IEnumerable<BlindSpot> Unindexed(Witnesses witnesses, HashSet<IndexedPlace> shown) =>
        from key in witnesses.NotInInventory.Select(said => said.Key)
        group key by new IndexedPlace(key.Account, key.Region.Code) into place
        where !shown.Contains(place.Key)
        select new BlindSpot(place.Key.Account, place.Key.Region,
            "The view lists neither an index nor an instance here, and another source sees instances "
            + $"({place.Count()} of them). Turn Resource Explorer on in this Region.");

    private static IEnumerable<BlindSpot> Unexpected(
        IReadOnlyList<string> expected, IEnumerable<string> withInstances) =>
        withInstances.Except(expected, StringComparer.Ordinal).Select(account => new BlindSpot(account, null,
            "It has instances, and nobody expected this account. Add it to FLEETDIFF_ACCOUNTS, or find out whose it "
            + "is."));

    private static IEnumerable<IndexedPlace> PlacesOf(Inventory inventory)
    {
        (ulong Account, Region Region)? last = null;
        for (var place = 0; place < inventory.Instances.Length; place++)
        {
            var key = inventory.Instances.Span[place].Key;
            if (last != (key.AccountNumber, key.Region))
            {
                last = (key.AccountNumber, key.Region);
                yield return new(key.Account, key.Region.Code);
            }
        }
    }
}
