using FleetDiff.Fleet;

namespace FleetDiff.Aws;

/// <summary>
/// A part of what a view lists: the accounts that begin with a digit, in one Region, in every Region, or in every one
/// but some. Its filter uses only what the user guide shows (Search query syntax reference): a wildcard at the end of a
/// value, filters that must all match, and a negated filter with several values.
/// </summary>
/// <param name="Digit">The first of an account's 12 digits.</param>
/// <param name="Region">The only Region; null for every one.</param>
/// <param name="Without">The Regions that it is without.</param>
internal sealed record ViewPart(int Digit, Region? Region, IReadOnlyList<Region> Without)
{
    private const ulong FirstDigit = 100_000_000_000;

    /// <summary>What ListResources is to be asked for it, besides the type.</summary>
    public string Filter => (Region, Without) switch
    {
        ({ } region, _) => $"accountid:{Digit}* region:{region}",
        (null, []) => $"accountid:{Digit}*",
        _ => $"accountid:{Digit}* -region:{string.Join(',', Without)}",
    };

    /// <summary>Whether an instance or node belongs to it.</summary>
    public bool Contains(InstanceKey key) =>
        key.AccountNumber / FirstDigit == (ulong)Digit
        && (Region is { } region ? key.Region == region : !Without.Contains(key.Region));
}
