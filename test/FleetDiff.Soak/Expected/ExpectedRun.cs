using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>The expected content of a complete run, in every list and number, and the state that the next run needs.</summary>
internal sealed record ExpectedRun(DateOnly Date)
{
    /// <summary>The baseline of the first run.</summary>
    public static ExpectedRun None { get; } = new(DateOnly.MinValue);

    public bool Suspect { get; init; }

    /// <summary>The date of the baseline, or null.</summary>
    public DateOnly? ComparedWith { get; init; }

    /// <summary>Every instance, sorted. Managed ones in a blind spot are left out.</summary>
    public IReadOnlyList<Row> Instances { get; init; } = [];

    public IReadOnlyList<Row> Unmanaged => Select("unmanaged");

    public IReadOnlyList<Row> New => [.. Unmanaged.Where(row => row.Due)];

    public IReadOnlyList<Row> Exempted => Select("exempt");

    public IReadOnlyList<Row> Dormant => Select("dormant");

    public IReadOnlyList<Row> Disputed => Select("disputed");

    /// <summary>The unmanaged instances, and those that are disputed but count as unmanaged until the dispute ends.</summary>
    public IEnumerable<Row> Open =>
        Unmanaged.Concat(Disputed.Where(row => row is { FirstUnmanaged: not null, ExemptBy: null }));

    public IReadOnlyList<Row> Resolved { get; init; } = [];

    public IReadOnlyList<Row> Removed { get; init; } = [];

    /// <summary>Instances that were listed earlier and are in a blind spot now, managed ones included.</summary>
    public IReadOnlyList<Row> Unseen { get; init; } = [];

    /// <summary>Every instance as it was when last listed, with that date.</summary>
    public IEnumerable<Row> Known =>
        Instances.Where(row => row.LastSeen is null).Select(row => row with { LastSeen = Date }).Concat(Unseen);

    /// <summary>The accounts, or Regions of them, that were visible and are not visible now, sorted.</summary>
    public IReadOnlyList<BlindSpot> BlindSpots { get; init; } = [];

    /// <summary>Nodes without an instance, sorted.</summary>
    public IReadOnlyList<Key> Orphans { get; init; } = [];

    public int HybridNodes { get; init; }

    /// <summary>Whether one of the exempt instances was unmanaged in the baseline.</summary>
    public bool BecameExempt { get; init; }

    /// <summary>Whether an account exempts more instances than in the four weeks before.</summary>
    public bool HasNewlyExempt { get; init; }

    /// <summary>The most instances that each account exempted at once within four weeks, and the last date of that.</summary>
    public IReadOnlyDictionary<string, (int Most, DateOnly On)> MostExempted { get; init; } =
        new Dictionary<string, (int, DateOnly)>();

    /// <summary>Instances that are no longer unmanaged and are still in the inventory.</summary>
    public IReadOnlyDictionary<Key, IntermittentHistory> Closed { get; init; } = new Dictionary<Key, IntermittentHistory>();

    /// <summary>The groups that had unmanaged instances in the last four weeks.</summary>
    public KnownGroups Groups { get; init; } = KnownGroups.None;

    /// <summary>The runs up to this one that are not suspect, oldest first.</summary>
    public IReadOnlyList<Counts> History { get; init; } = [];

    /// <summary>The date of the last run that read Security Hub, or null.</summary>
    public DateOnly? HubRead { get; init; }

    public bool HubFailed => HubRead != Date;

    public Counts Counts => new(Date, Instances.Count, Select("managed").Count, Unmanaged.Count);

    private List<Row> Select(string status) => [.. Instances.Where(row => row.Status == status)];
}

/// <summary>The counts of a run in the history.</summary>
internal sealed record Counts(DateOnly Date, int Instances, int Managed, int Unmanaged);
