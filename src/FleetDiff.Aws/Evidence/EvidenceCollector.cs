namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Collects the evidence of a source for each instance while its pages are read. If a source has several observations of
/// an instance, the newest one counts; of several with the same time, the one that reports unmanaged. The order of the
/// rows does not matter.
/// </summary>
internal sealed class EvidenceCollector(Source source)
{
    private readonly Dictionary<InstanceKey, InstanceEvidence> _rows = [];

    /// <summary>The evidence by instance, one for each.</summary>
    public IReadOnlyDictionary<InstanceKey, InstanceEvidence> All => _rows;

    /// <summary>The time of each observation, UTC.</summary>
    public IReadOnlyCollection<DateTimeOffset?> Times => [.. _rows.Values.Select(evidence => evidence.ObservedAt)];

    /// <summary>Adds an observation. Returns true when it is now the evidence for the instance.</summary>
    public bool Add(InstanceKey key, ManagementStatus status, DateTimeOffset? observedAt, Suppression? suppressed = null)
    {
        var evidence = new InstanceEvidence(source, status, observedAt) { Suppressed = suppressed };
        if (_rows.TryGetValue(key, out var before) && !IsPreferred(evidence, before))
        {
            return false;
        }

        _rows[key] = evidence;
        return true;
    }

    private static bool IsPreferred(InstanceEvidence evidence, InstanceEvidence before)
    {
        var order = Nullable.Compare(evidence.ObservedAt, before.ObservedAt);
        return order > 0 || (order == 0 && evidence.Status == ManagementStatus.Unmanaged);
    }
}
