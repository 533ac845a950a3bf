using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>What the nights before know: the last good report, and until when the instances in question were managed.</summary>
public sealed class Memory
{
    private readonly Dictionary<InstanceKey, ReportedInstance> _rows = [];
    private readonly HashSet<InstanceKey> _unmanaged = [];

    /// <summary>The memory that the last good report gives.</summary>
    /// <param name="lastGood">The last good report, or null before the first night.</param>
    /// <param name="suspectSince">How many suspect nights with a fallen count are on record since then.</param>
    public Memory(Report? lastGood, int suspectSince = 0)
    {
        LastGood = lastGood;
        SuspectSince = suspectSince;
        foreach (var row in lastGood?.Unmanaged ?? [])
        {
            _rows[row.Key] = row;
            _unmanaged.Add(row.Key);
        }

        foreach (var row in (lastGood?.Exempted ?? []).Concat(lastGood?.Disagreements ?? []))
        {
            _rows[row.Key] = row;
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

    /// <summary>The instances that the last good report lists, sorted as there.</summary>
    public IEnumerable<ReportedInstance> Rows => _rows.Values;

    /// <summary>The row of an instance in the last good report, or null.</summary>
    public ReportedInstance? Row(InstanceKey key) => _rows.GetValueOrDefault(key);

    /// <summary>Whether the last good report lists an instance as unmanaged and not exempt.</summary>
    public bool WasUnmanaged(InstanceKey key) => _unmanaged.Contains(key);

    /// <summary>The last good night on which an unmanaged instance was managed, or null when none is on record.</summary>
    public DateOnly? ManagedUntil(InstanceKey key) =>
        Row(key)?.LastManaged ?? (LastManaged.TryGetValue(key, out var night) ? night : null);
}
