namespace FleetDiff.Soak.World;

/// <summary>The identity of an instance or node.</summary>
internal readonly record struct Key(string Account, string Region, string Id) : IComparable<Key>
{
    public int CompareTo(Key other) => string.CompareOrdinal($"{this}", $"{other}");

    public override string ToString() => $"{Account} {Region} {Id}";
}

/// <summary>An EC2 instance with its properties.</summary>
internal sealed record Instance(Key Key)
{
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Whether Resource Explorer lists a managed node for it.</summary>
    public required bool HasNode { get; init; }

    /// <summary>
    /// The status of SSM.1 for an instance: PASSED, FAILED, or null for none. An instance with a node is never PASSED, because
    /// whether FleetDiff requests that depends on the number of calls. A FAILED one lost its agent after the node was observed.
    /// </summary>
    public string? Ssm1 { get; init; }
}

/// <summary>Everything that the services show on a date. Every attempt of a run sees the same times.</summary>
internal sealed record ShownFleet(
    DateOnly Date, IReadOnlyList<Instance> Instances, IReadOnlyList<Key> Orphans, IReadOnlyList<Key> HybridNodes)
{
    /// <summary>The accounts and Regions that lost their index and therefore all their resources.</summary>
    public IReadOnlySet<(string Account, string Region)> Hidden { get; init; } = new HashSet<(string, string)>();

    /// <summary>Returns whether the account and Region of an instance lost their index.</summary>
    public bool IsHidden(Key key) => Hidden.Contains((key.Account, key.Region));

    /// <summary>When Resource Explorer last observed an instance. UTC.</summary>
    public DateTimeOffset ReportedAt(Key key) => Midnight.AddMinutes(key.Id[^1] % 60);

    /// <summary>When Resource Explorer last observed a node. UTC.</summary>
    public DateTimeOffset NodeReportedAt(Key key) => ReportedAt(key).AddSeconds(30);

    /// <summary>When Security Hub last updated a finding. UTC.</summary>
    public DateTimeOffset FoundAt(Instance instance) => Midnight.AddMinutes(instance.HasNode ? 75 : 10);

    private DateTimeOffset Midnight => new(Date, TimeOnly.MinValue, TimeSpan.Zero);
}
