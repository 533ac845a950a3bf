using Amazon.ResourceExplorer2.Model;
using FleetDiff.Fleet;

namespace FleetDiff.Aws;

/// <summary>
/// The first rows of a long list. They tell into which parts it is best divided, and they are the proof that the
/// service divides it so: what was listed before has to come again, in the part where it belongs.
/// </summary>
internal sealed class ListSample
{
    // Lists of so many lanes are read side by side; a part that is larger than its share keeps the others waiting.
    private const int Shares = ResourcePages.Lanes;

    // Filters.FilterString has at most 2,048 characters (Resource Explorer API Reference, SearchFilter).
    private const int MostRegionsApart = 30;

    private readonly Dictionary<string, Place> _rows = new(StringComparer.Ordinal);
    private bool _canBeDivided = true;

    /// <summary>Takes in a row.</summary>
    public void Add(Resource row)
    {
        // An account id is 12 digits (Account Management API Reference). Whoever says otherwise is not divided by it.
        _canBeDivided &= InstanceKey.TryParseAccount(row.OwningAccountId, out _) && Region.TryParse(row.Region, out _);
        if (_canBeDivided && row.Arn is not null)
        {
            _rows[row.Arn] = new(row.OwningAccountId, row.Region);
        }
    }

    /// <summary>
    /// The parts, those with the most rows of the sample first. Whatever the sample is, every account and Region
    /// belongs to exactly one of them; none when the list cannot be divided.
    /// </summary>
    public IReadOnlyList<ViewPart> Parts() => !_canBeDivided ? [] :
    [
        .. "0123456789".SelectMany(PartsOf)
            .OrderByDescending(part => _rows.Values.Count(place => part.Contains(place.Account, place.Region))),
    ];

    /// <summary>The rows of the sample that belong to a part, by ARN.</summary>
    public HashSet<string> Of(ViewPart part) => _rows
        .Where(row => part.Contains(row.Value.Account, row.Value.Region))
        .Select(row => row.Key).ToHashSet(StringComparer.Ordinal);

    // The largest Regions of a digit that has more than its share are parts of their own.
    private IEnumerable<ViewPart> PartsOf(char digit)
    {
        var regions = _rows.Values.Where(place => place.Account[0] == digit).CountBy(place => place.Region)
            .OrderByDescending(region => region.Value).ThenBy(region => region.Key, StringComparer.Ordinal).ToList();
        var apart = new List<string>();
        var left = regions.Sum(region => region.Value);
        foreach (var (region, count) in regions)
        {
            if (left * Shares <= _rows.Count || apart.Count == MostRegionsApart)
            {
                break;
            }

            apart.Add(region);
            left -= count;
        }

        return [.. apart.Select(region => new ViewPart(digit, region, [])), new ViewPart(digit, null, apart)];
    }

    private readonly record struct Place(string Account, string Region);
}
