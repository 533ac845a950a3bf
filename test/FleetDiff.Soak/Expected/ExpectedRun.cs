using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>The expected content of a complete run, in every list and number.</summary>
internal sealed record ExpectedRun(DateOnly Date)
{
    public bool Suspect { get; init; }

    /// <summary>The date of the baseline, or null.</summary>
    public DateOnly? ComparedWith { get; init; }

    /// <summary>Every instance, sorted.</summary>
    public required IReadOnlyList<Row> Instances { get; init; }

    public required IReadOnlyList<Row> Unmanaged { get; init; }

    public required IReadOnlyList<Row> New { get; init; }

    public required IReadOnlyList<Row> Exempted { get; init; }

    /// <summary>Whether one of the exempt instances was unmanaged in the baseline.</summary>
    public bool BecameExempt { get; init; }

    /// <summary>Whether an account exempts more instances than in the four weeks before.</summary>
    public bool HasNewlyExempt { get; init; }

    /// <summary>The most instances that each account exempted at once within four weeks, and the last date of that.</summary>
    public required IReadOnlyDictionary<string, (int Most, DateOnly On)> MostExempted { get; init; }

    public required IReadOnlyList<Row> Dormant { get; init; }

    public required IReadOnlyList<Row> Disputed { get; init; }

    public required IReadOnlyList<Row> Resolved { get; init; }

    public required IReadOnlyList<Row> Removed { get; init; }

    /// <summary>
    /// Instances that were listed earlier and are in a blind spot now, managed ones included.
    /// </summary>
    public required IReadOnlyList<Row> Unseen { get; init; }

    /// <summary>The accounts, or Regions of them, that were visible and are not visible now, sorted.</summary>
    public required IReadOnlyList<BlindSpot> BlindSpots { get; init; }

    /// <summary>Nodes without an instance, sorted.</summary>
    public required IReadOnlyList<Key> Orphans { get; init; }

    public required int HybridNodes { get; init; }

    /// <summary>Instances that are no longer unmanaged and are still in the inventory.</summary>
    public required IReadOnlyDictionary<Key, IntermittentHistory> Closed { get; init; }

    /// <summary>The groups that had unmanaged instances in the last four weeks.</summary>
    public required KnownGroups Groups { get; init; }

    /// <summary>The runs up to this one that are not suspect, oldest first.</summary>
    public required IReadOnlyList<Counts> History { get; init; }

    /// <summary>Whether Security Hub failed.</summary>
    public bool HubFailed { get; init; }

    /// <summary>The date of the last run that read Security Hub, or null.</summary>
    public DateOnly? HubRead { get; init; }

    public int Managed => Instances.Count(row => row.Verdict == "managed");

    public Counts Counts => new(Date, Instances.Count, Managed, Unmanaged.Count);

    /// <summary>The rows that the next run compares with.</summary>
    public IEnumerable<Row> Remembered => Unmanaged.Concat(Exempted).Concat(Dormant).Concat(Disputed);
}

/// <summary>An account, or a Region of it, that was visible and is not visible any more.</summary>
internal sealed record BlindSpot(string Account, string? Region, DateOnly? LastSeen, int Unmanaged);
