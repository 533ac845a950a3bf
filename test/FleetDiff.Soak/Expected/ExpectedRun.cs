using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>What a complete night has to say, in every list and number.</summary>
internal sealed record ExpectedRun(DateOnly Date)
{
    public bool Suspect { get; init; }

    /// <summary>The last good night, or null.</summary>
    public DateOnly? ComparedWith { get; init; }

    /// <summary>Every instance, sorted.</summary>
    public required IReadOnlyList<Row> Instances { get; init; }

    public required IReadOnlyList<Row> Unmanaged { get; init; }

    public required IReadOnlyList<Row> New { get; init; }

    public required IReadOnlyList<Row> Exempted { get; init; }

    /// <summary>Whether one of the exempt instances was unmanaged in the last good night.</summary>
    public bool BecameExempt { get; init; }

    /// <summary>Whether an account exempts more instances than in the four weeks before.</summary>
    public bool HasNewlyExempt { get; init; }

    /// <summary>The most instances that each account exempted at once in four weeks, and when it last did.</summary>
    public required IReadOnlyDictionary<string, (int Most, DateOnly On)> MostExempted { get; init; }

    public required IReadOnlyList<Row> Dormant { get; init; }

    public required IReadOnlyList<Row> Disputed { get; init; }

    public required IReadOnlyList<Row> Resolved { get; init; }

    public required IReadOnlyList<Row> Removed { get; init; }

    /// <summary>
    /// What was listed when it was last seen and cannot be seen tonight, managed instances included.
    /// </summary>
    public required IReadOnlyList<Row> Unseen { get; init; }

    /// <summary>The accounts, or Regions of them, that were seen and cannot be seen tonight, sorted.</summary>
    public required IReadOnlyList<BlindSpot> BlindSpots { get; init; }

    /// <summary>Nodes without an instance, sorted.</summary>
    public required IReadOnlyList<Key> Orphans { get; init; }

    public required int HybridNodes { get; init; }

    /// <summary>What was unmanaged and then was not, and is still there.</summary>
    public required IReadOnlyDictionary<Key, IntermittentHistory> Closed { get; init; }

    /// <summary>The groups that had unmanaged instances in the last four weeks.</summary>
    public required KnownGroups Groups { get; init; }

    /// <summary>The good nights up to this one, oldest first.</summary>
    public required IReadOnlyList<Counts> History { get; init; }

    /// <summary>Whether Security Hub was asked and did not answer.</summary>
    public bool HubFailed { get; init; }

    /// <summary>The night on which Security Hub last answered, or null.</summary>
    public DateOnly? HubRead { get; init; }

    public int Managed => Instances.Count(row => row.Verdict == "managed");

    public Counts Counts => new(Date, Instances.Count, Managed, Unmanaged.Count);

    /// <summary>How many of the instances were listed.</summary>
    public int Listed => Instances.Count(row => row.LastSeen is null);

    /// <summary>The rows by which the next night remembers this one.</summary>
    public IEnumerable<Row> Remembered => Unmanaged.Concat(Exempted).Concat(Dormant).Concat(Disputed);
}

/// <summary>An account, or a Region of it, that was seen and cannot be seen any more.</summary>
internal sealed record BlindSpot(string Account, string? Region, DateOnly? LastSeen, int Unmanaged);
