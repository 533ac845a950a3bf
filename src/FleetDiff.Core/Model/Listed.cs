namespace FleetDiff.Core.Model;

/// <summary>An EC2 instance as Resource Explorer lists it, with its managed node.</summary>
/// <param name="key">The account, Region and instance id.</param>
/// <param name="reportedAt">The time of the last observation (Resource.LastReportedAt), UTC, or null.</param>
/// <param name="tags">The tags; empty when the view does not include them.</param>
/// <param name="node">The managed node of the instance, or null.</param>
public readonly struct Instance(InstanceKey key, DateTimeOffset? reportedAt, Tags tags, Node? node = null)
{
    private readonly long _reportedAt = UtcTicks.FromTime(reportedAt);

    // The time of the last observation of the node plus one tick; 0 without a node, as in a default instance.
    private readonly long _node = node is { } listed ? UtcTicks.FromTime(listed.ReportedAt) + 1 : 0;

    /// <summary>The account, Region and instance id.</summary>
    public InstanceKey Key { get; } = key;

    /// <summary>The time of the last observation, UTC, or null.</summary>
    public DateTimeOffset? ReportedAt => UtcTicks.ToTime(_reportedAt);

    /// <summary>The tags; empty when the view does not include them.</summary>
    public Tags Tags { get; } = tags.IsKnown ? tags : Tags.None;

    /// <summary>Whether Resource Explorer lists a managed node for the instance.</summary>
    public bool IsManaged => _node > 0;

    /// <summary>The evidence from Resource Explorer: observed with the node, or else with the instance.</summary>
    public InstanceEvidence Evidence => IsManaged
        ? new(Source.ResourceExplorer, ManagementStatus.Managed, UtcTicks.ToTime(_node - 1))
        : new(Source.ResourceExplorer, ManagementStatus.Unmanaged, ReportedAt);
}

/// <summary>An SSM managed node as Resource Explorer lists it.</summary>
/// <param name="key">The account, Region and node id.</param>
/// <param name="reportedAt">The time of the last observation (Resource.LastReportedAt), UTC, or null.</param>
public readonly struct Node(InstanceKey key, DateTimeOffset? reportedAt)
{
    private readonly long _reportedAt = UtcTicks.FromTime(reportedAt);

    /// <summary>The account, Region and node id.</summary>
    public InstanceKey Key { get; } = key;

    /// <summary>The time of the last observation, UTC, or null.</summary>
    public DateTimeOffset? ReportedAt => UtcTicks.ToTime(_reportedAt);
}

// A nullable DateTimeOffset takes 24 bytes in each of up to a million rows; the ticks take 8. No time is 0.
internal static class UtcTicks
{
    public static long FromTime(DateTimeOffset? time) => time?.UtcTicks ?? 0;

    public static DateTimeOffset? ToTime(long ticks) => ticks == 0 ? null : new(ticks, TimeSpan.Zero);
}
