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

    private readonly HashSet<InstanceKey> _keys = [];
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    /// <summary>Takes in a row.</summary>
    public void Add(InstanceKey key) => _keys.Add(key);

    /// <summary>Takes in a row whose ARN cannot be read. False when it came before.</summary>
    public bool AddUnreadable(string? arn) => _unreadable.Add(arn ?? "");

    /// <summary>
    /// The parts, those with the most rows of the sample first. Whatever the sample is, every account and Region
    /// belongs to exactly one of them.
    /// </summary>
    public IReadOnlyList<ViewPart> Parts() =>
    [
        .. Enumerable.Range(0, 10).SelectMany(PartsOf).OrderByDescending(part => _keys.Count(part.Contains)),
    ];

    /// <summary>The rows of the sample that belong to a part.</summary>
    public HashSet<InstanceKey> Of(ViewPart part) => _keys.Where(part.Contains).ToHashSet();

    // The largest Regions of a digit that has more than its share are parts of their own.
    private IEnumerable<ViewPart> PartsOf(int digit)
    {
        var whole = new ViewPart(digit, null, []);
        var regions = _keys.Where(whole.Contains).CountBy(key => key.Region)
            .OrderByDescending(region => region.Value).ThenBy(region => region.Key).ToList();
        var apart = new List<Region>();
        var left = regions.Sum(region => region.Value);
        foreach (var (region, count) in regions)
        {
            if (left * Shares <= _keys.Count || apart.Count == MostRegionsApart)
            {
                break;
            }

            apart.Add(region);
            left -= count;
        }

        return [.. apart.Select(region => new ViewPart(digit, region, [])), new ViewPart(digit, null, apart)];
    }
}
