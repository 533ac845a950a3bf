namespace FleetDiff.Soak.World;

/// <summary>What an instance or node is known by.</summary>
internal readonly record struct Key(string Account, string Region, string Id)
{
    public string Arn => $"arn:aws:ec2:{Region}:{Account}:instance/{Id}";

    public override string ToString() => $"{Account} {Region} {Id}";
}

/// <summary>An EC2 instance, and what is so of it.</summary>
internal sealed record Instance(Key Key)
{
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Whether Resource Explorer lists a managed node for it.</summary>
    public required bool HasNode { get; init; }

    /// <summary>
    /// What SSM.1 says of an instance: PASSED, FAILED, or null for nothing. It passes none that has a node: whether it is
    /// asked about those depends on how many calls that would be. One that it fails lost its agent since the node was seen.
    /// </summary>
    public string? Ssm1 { get; init; }
}

/// <summary>All that the services show on a night.</summary>
internal sealed record ShownFleet(
    IReadOnlyList<Instance> Instances, IReadOnlyList<Key> Orphans, IReadOnlyList<Key> HybridNodes)
{
    /// <summary>The accounts and Regions that have lost their index, and so all that they have.</summary>
    public IReadOnlySet<(string Account, string Region)> Hidden { get; init; } = new HashSet<(string, string)>();

    /// <summary>Whether the account and Region of an instance has lost its index.</summary>
    public bool IsHidden(Key key) => Hidden.Contains((key.Account, key.Region));

    /// <summary>When Resource Explorer last saw an instance: the same for every run of a night.</summary>
    public static DateTimeOffset ReportedAt(DateOnly run, Key key) =>
        At(run).AddMinutes(key.Id[^1] % 60);

    /// <summary>When it last saw a node.</summary>
    public static DateTimeOffset NodeReportedAt(DateOnly run, Key key) => ReportedAt(run, key).AddSeconds(30);

    /// <summary>When Security Hub last updated a finding.</summary>
    public static DateTimeOffset FoundAt(DateOnly run, Instance instance) =>
        At(run).AddMinutes(instance.HasNode ? 75 : 10);

    private static DateTimeOffset At(DateOnly run) => new(run, TimeOnly.MinValue, TimeSpan.Zero);
}
