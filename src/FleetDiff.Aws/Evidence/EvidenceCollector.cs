using FleetDiff.Core.Model;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// What a source says of each instance while its pages come in. It may speak of an instance more than once: the newest
/// counts, and of the same moment the one that says unmanaged; the order in which they come is of no matter.
/// </summary>
/// <param name="source">The source.</param>
internal sealed class EvidenceCollector(Source source)
{
    private readonly Dictionary<InstanceKey, InstanceEvidence> _rows = [];

    /// <summary>One piece of evidence for each instance.</summary>
    public IReadOnlyDictionary<InstanceKey, InstanceEvidence> All => _rows;

    /// <summary>When each was observed.</summary>
    public IReadOnlyCollection<DateTimeOffset?> Times => [.. _rows.Values.Select(evidence => evidence.ObservedAt)];

    /// <summary>Takes in what the source says. True when that is what counts of the instance now.</summary>
    public bool Add(InstanceKey key, ManagementStatus says, DateTimeOffset? observedAt, Suppression? suppressed = null)
    {
        var said = new InstanceEvidence(source, says, observedAt) { Suppressed = suppressed };
        if (_rows.TryGetValue(key, out var before) && !IsPreferred(said, before))
        {
            return false;
        }

        _rows[key] = said;
        return true;
    }

    private static bool IsPreferred(InstanceEvidence said, InstanceEvidence before)
    {
        var order = Nullable.Compare(said.ObservedAt, before.ObservedAt);
        return order > 0 || (order == 0 && said.Status == ManagementStatus.Unmanaged);
    }
}
