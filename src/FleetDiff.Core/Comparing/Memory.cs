using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>
/// What the nights before know: the last good report, and until when the instances in question were managed.
/// </summary>
public sealed class Memory
{
    private readonly Dictionary<InstanceKey, RememberedInstance> _rows = [];
    private readonly Dictionary<InstanceKey, ReportedInstance> _unlisted = [];
    private readonly Dictionary<InstanceKey, DateOnly> _resolved = [];

    /// <summary>The memory that the last good report gives.</summary>
    /// <param name="lastGood">The last good report, or null before the first night.</param>
    /// <param name="suspectSince">How many suspect nights with a fallen count are on record since then.</param>
    /// <param name="isListed">
    /// Whether tonight's inventory lists an instance: of those that it does no whole row is kept. Null when that is not
    /// known.
    /// </param>
    public Memory(Report? lastGood, int suspectSince = 0, Func<InstanceKey, bool>? isListed = null)
    {
        SuspectSince = suspectSince;
        if (lastGood is null)
        {
            return;
        }

        LastGood = lastGood with
        {
            New = [],
            Resolved = [],
            Gone = [],
            Unmanaged = [],
            Exempted = [],
            Dormant = [],
            Disagreements = [],
            Closed = [],
        };
        _rows.EnsureCapacity(lastGood.Unmanaged.Count);
        foreach (var row in lastGood.Unmanaged)
        {
            Remember(row, unmanaged: true, isListed);
        }

        foreach (var row in lastGood.Exempted.Concat(lastGood.Dormant).Concat(lastGood.Disagreements))
        {
            Remember(row, WasUnmanaged(row.Key), isListed);
        }

        foreach (var closed in lastGood.Closed)
        {
            if (InstanceKey.TryParse(closed.Account, closed.Region, closed.Instance, out var key))
            {
                _resolved[key] = closed.Resolved;
            }
        }
    }

    /// <summary>The last good report without its instances, or null before the first night.</summary>
    public Report? LastGood { get; }

    /// <summary>How many suspect nights with a fallen count are on record since the last good one.</summary>
    public int SuspectSince { get; }

    /// <summary>Until when instances were managed that the last good report does not list itself.</summary>
    public IReadOnlyDictionary<InstanceKey, DateOnly> LastManaged { get; set; } =
        new Dictionary<InstanceKey, DateOnly>();

    /// <summary>What could not be read of the nights before, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The instances that the last good report lists, sorted as there.</summary>
    public IEnumerable<RememberedInstance> Rows => _rows.Values;

    /// <summary>The rows of those that an inventory does not list, and that of the last good night did.</summary>
    public IEnumerable<ReportedInstance> Gone(Comparison tonight) =>
        _unlisted.Values.Where(row => tonight.PlaceOf(row.Key) is null);

    /// <summary>The instances that had been resolved by the last good night, each with the night it was.</summary>
    public IReadOnlyDictionary<InstanceKey, DateOnly> Resolved => _resolved;

    /// <summary>What the last good report says of an instance, or null.</summary>
    public RememberedInstance? Row(InstanceKey key) => _rows.GetValueOrDefault(key);

    /// <summary>Whether the last good report lists an instance as unmanaged and not exempt.</summary>
    public bool WasUnmanaged(InstanceKey key) => Row(key) is { WasUnmanaged: true };

    /// <summary>The last good night on which an instance was managed, or null when none is on record.</summary>
    public DateOnly? ManagedUntil(InstanceKey key) =>
        Row(key)?.LastManaged ?? (LastManaged.TryGetValue(key, out var night) ? night : null);

    private void Remember(ReportedInstance row, bool unmanaged, Func<InstanceKey, bool>? isListed)
    {
        _rows[row.Key] = new(row, unmanaged);
        if (row.Reason != Reason.NotInInventory && isListed?.Invoke(row.Key) != true)
        {
            _unlisted[row.Key] = row;
        }
    }
}
