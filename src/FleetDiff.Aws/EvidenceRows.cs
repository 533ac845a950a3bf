using FleetDiff.Fleet;

namespace FleetDiff.Aws;

/// <summary>
/// What a source says of each instance while its pages come in. It may speak of an instance more than once: the newest
/// counts, and of the same moment the one that says unmanaged; the order in which they come is of no matter.
/// </summary>
/// <param name="source">The source.</param>
internal sealed class EvidenceRows(Source source)
{
    private readonly Dictionary<InstanceKey, Evidence> _rows = [];

    /// <summary>One piece of evidence for each instance.</summary>
    public IReadOnlyDictionary<InstanceKey, Evidence> All => _rows;

    /// <summary>When each was observed.</summary>
    public IReadOnlyCollection<DateTimeOffset?> Times => [.. _rows.Values.Select(evidence => evidence.ObservedAt)];

    /// <summary>Takes in what the source says. True when that is what counts of the instance now.</summary>
    public bool Add(InstanceKey key, Says says, DateTimeOffset? observedAt, Suppression? suppressed = null)
    {
        var said = new Evidence(source, says, observedAt) { Suppressed = suppressed };
        if (_rows.TryGetValue(key, out var before) && !Outweighs(said, before))
        {
            return false;
        }

        _rows[key] = said;
        return true;
    }

    private static bool Outweighs(Evidence said, Evidence before)
    {
        var order = Nullable.Compare(said.ObservedAt, before.ObservedAt);
        return order > 0 || (order == 0 && said.Says == Says.Unmanaged);
    }
}
