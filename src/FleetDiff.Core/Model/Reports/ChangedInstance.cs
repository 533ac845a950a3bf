using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>An instance that stands differently on two nights.</summary>
/// <param name="key">The instance.</param>
/// <param name="before">How it stood on the earlier night.</param>
/// <param name="after">How it stands on the later one.</param>
/// <param name="row">The later night's row, or the earlier one's where the later has none.</param>
public sealed class ChangedInstance(InstanceKey key, InstanceStatus before, InstanceStatus after, ReportedInstance? row)
{
    /// <summary>The instance.</summary>
    [JsonIgnore]
    public InstanceKey Key { get; } = key;

    /// <summary>The owning account, 12 digits.</summary>
    public string Account => Key.Account;

    /// <summary>The Region's code.</summary>
    public string Region => Key.Region.Code;

    /// <summary>The instance id.</summary>
    public string Instance => Key.Instance;

    /// <summary>The tag <c>Name</c>, or null. Somebody else's text.</summary>
    public string? Name { get; } = row?.Name;

    /// <summary>How it stood on the earlier night.</summary>
    public InstanceStatus Before { get; } = before;

    /// <summary>How it stands on the later night.</summary>
    public InstanceStatus After { get; } = after;

    /// <summary>Why it is unmanaged, dormant or disputed on the later night; null when it is managed or gone.</summary>
    public string? Because { get; } = after is InstanceStatus.Absent or InstanceStatus.Managed ? null : row?.Because;

    /// <summary>The first of the nights in a row on which it was unmanaged, or null.</summary>
    public DateOnly? FirstUnmanaged { get; } = row?.FirstUnmanaged;

    /// <summary>The last good night on which it was managed by then, or null.</summary>
    public DateOnly? LastManaged { get; } = row?.LastManaged;

    /// <summary>The rule by which it is exempt, or null.</summary>
    public string? ExemptBy { get; } = row?.ExemptBy;

    /// <summary>The group of unmanaged instances that it is one of, in words, or null.</summary>
    public string? Group { get; } = row?.Group;

    /// <summary>All tags the view showed.</summary>
    public Tags Tags { get; } = row?.Tags ?? default;
}
