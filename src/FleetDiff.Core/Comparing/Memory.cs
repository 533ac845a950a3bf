using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>
/// What the nights before know: the last good report, and until when the instances in question were managed.
/// </summary>
public sealed class Memory
{
    private readonly Dictionary<InstanceKey, ReportedInstance> _rows = [];
    private readonly Dictionary<InstanceKey, DateOnly> _resolved = [];
    private readonly HashSet<InstanceKey> _unmanaged = [];

    /// <summary>The memory that the last good report gives.</summary>
    /// <param name="lastGood">The last good report, or null before the first night.</param>
    /// <param name="suspectSince">How many suspect nights with a fallen count are on record since then.</param>
    public Memory(Report? lastGood, int suspectSince = 0)
    {
        LastGood = lastGood;
        SuspectSince = suspectSince;
        if (lastGood is null)
        {
            return;
        }

        foreach (var row in lastGood.Unmanaged)
        {
            _rows[row.Key] = row;
            _unmanaged.Add(row.Key);
        }

        foreach (var row in lastGood.Exempted.Concat(lastGood.Dormant).Concat(lastGood.Disagreements))
        {
            _rows[row.Key] = row;
        }

        foreach (var closed in lastGood.Closed)
        {
            if (InstanceKey.TryParse(closed.Account, closed.Region, closed.Instance, out var key))
            {
                _resolved[key] = closed.Resolved;
            }
        }
    }

    /// <summary>The last good report, or null before the first night.</summary>
    public Report? LastGood { get; }

    /// <summary>How many suspect nights with a fallen count are on record since the last good one.</summary>
    public int SuspectSince { get; }

    /// <summary>Until when instances were managed that the last good report does not list itself.</summary>
    public IReadOnlyDictionary<InstanceKey, DateOnly> LastManaged { get; set; } =
        new Dictionary<InstanceKey, DateOnly>();

    /// <summary>What could not be read of the nights before, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The instances that the last good report lists and its inventory had, sorted as there.</summary>
    public IEnumerable<ReportedInstance> Rows => _rows.Values.Where(row => row.Reason != Reason.NotInInventory);

    /// <summary>The instances that had been resolved by the last good night, each with the night it was.</summary>
    public IReadOnlyDictionary<InstanceKey, DateOnly> Resolved => _resolved;

    /// <summary>The row of an instance in the last good report, or null.</summary>
    public ReportedInstance? Row(InstanceKey key) => _rows.GetValueOrDefault(key);

    /// <summary>Whether the last good report lists an instance as unmanaged and not exempt.</summary>
    public bool WasUnmanaged(InstanceKey key) => _unmanaged.Contains(key);

    /// <summary>
    /// Whether a row of the last good report was unmanaged there, or had been when it became disputed.
    /// </summary>
    public bool WasOpen(ReportedInstance row) =>
        WasUnmanaged(row.Key) || row is { Verdict: Verdict.Disputed, FirstUnmanaged: not null };

    /// <summary>The last good night on which an instance was managed, or null when none is on record.</summary>
    public DateOnly? ManagedUntil(InstanceKey key) =>
        Row(key)?.LastManaged ?? (LastManaged.TryGetValue(key, out var night) ? night : null);
}
