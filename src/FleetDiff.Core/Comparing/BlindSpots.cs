using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>Which expected accounts the inventory cannot see.</summary>
public static class BlindSpots
{
    /// <summary>
    /// An expected account is seen when the view lists an index of it, or any instance. An account without either is
    /// not empty: nobody has looked.
    /// </summary>
    public static IReadOnlyList<BlindSpot> Of(Inventory inventory, IReadOnlyList<string> expected)
    {
        if (expected.Count == 0)
        {
            return [];
        }

        var seen = new HashSet<string>(inventory.IndexedAccounts ?? new HashSet<string>(), StringComparer.Ordinal);
        ulong? last = null;
        foreach (var instance in inventory.Instances.Span)
        {
            if (instance.Key.AccountNumber != last)
            {
                last = instance.Key.AccountNumber;
                seen.Add(instance.Key.Account);
            }
        }

        return
        [
            .. expected.Where(account => !seen.Contains(account)).Distinct().Order(StringComparer.Ordinal)
                .Select(account => new BlindSpot(account, null,
                    "The view lists neither an index nor an instance of this account. Turn Resource Explorer on in it.")),
        ];
    }
}
