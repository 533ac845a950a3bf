namespace FleetDiff.Core.Model;

/// <summary>A row of one of the inventory's two lists.</summary>
public interface IInventoryRow
{
    /// <summary>Account, Region and id.</summary>
    InstanceKey Key { get; }

    /// <summary>When Resource Explorer last saw it, UTC; null when it did not say (Resource.LastReportedAt).</summary>
    DateTimeOffset? ReportedAt { get; }
}

/// <summary>An EC2 instance as Resource Explorer lists it.</summary>
/// <param name="key">Account, Region and instance id.</param>
/// <param name="reportedAt">When the index last saw it (Resource.LastReportedAt), or null.</param>
/// <param name="tags">Its tags, empty when the view does not include them.</param>
public readonly struct Instance(InstanceKey key, DateTimeOffset? reportedAt, Tags tags) : IInventoryRow
{
    private readonly long _reportedAt = UtcTicks.FromTime(reportedAt);

    /// <inheritdoc/>
    public InstanceKey Key { get; } = key;

    /// <inheritdoc/>
    public DateTimeOffset? ReportedAt => UtcTicks.ToTime(_reportedAt);

    /// <summary>Its tags, empty when the view does not include them.</summary>
    public Tags Tags { get; } = tags.IsKnown ? tags : Tags.None;
}

/// <summary>An SSM managed node as Resource Explorer lists it.</summary>
/// <param name="key">Account, Region and node id.</param>
/// <param name="reportedAt">When the index last saw it (Resource.LastReportedAt), or null.</param>
public readonly struct Node(InstanceKey key, DateTimeOffset? reportedAt) : IInventoryRow
{
    private readonly long _reportedAt = UtcTicks.FromTime(reportedAt);

    /// <inheritdoc/>
    public InstanceKey Key { get; } = key;

    /// <inheritdoc/>
    public DateTimeOffset? ReportedAt => UtcTicks.ToTime(_reportedAt);
}

// A nullable DateTimeOffset is 24 bytes; of a million rows each counts.
internal static class UtcTicks
{
    public static long FromTime(DateTimeOffset? time) => time?.UtcTicks ?? 0;

    public static DateTimeOffset? ToTime(long ticks) => ticks == 0 ? null : new(ticks, TimeSpan.Zero);
}
