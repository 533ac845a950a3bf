using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>An instance whose status differs between two runs.</summary>
/// <param name="key">The instance.</param>
/// <param name="before">The status in the earlier run.</param>
/// <param name="after">The status in the later run.</param>
/// <param name="row">The row of the later run, or of the earlier run when the later run has none.</param>
public sealed class ChangedInstance(InstanceKey key, InstanceStatus before, InstanceStatus after, ReportedInstance? row)
{
    /// <summary>The instance.</summary>
    [JsonIgnore]
    public InstanceKey Key { get; } = key;

    /// <summary>The id of the owning account, 12 digits.</summary>
    public string Account => Key.Account;

    /// <summary>The Region code.</summary>
    public string Region => Key.Region.Code;

    /// <summary>The instance id.</summary>
    public string Instance => Key.Instance;

    /// <summary>The tag <c>Name</c>, or null. Untrusted input.</summary>
    public string? Name { get; } = row?.Name;

    /// <summary>The status in the earlier run.</summary>
    public InstanceStatus Before { get; } = before;

    /// <summary>The status in the later run.</summary>
    public InstanceStatus After { get; } = after;

    /// <summary>
    /// The explanation of an unmanaged, dormant or disputed verdict in the later run; null when the instance is managed or
    /// removed.
    /// </summary>
    public string? Because { get; } = after is InstanceStatus.Absent or InstanceStatus.Managed ? null : row?.Because;

    /// <summary>The date since which the instance has been unmanaged in every run, or null.</summary>
    public DateOnly? FirstUnmanaged { get; } = row?.FirstUnmanaged;

    /// <summary>The date of the last run that was not suspect and in which the instance was managed, or null.</summary>
    public DateOnly? LastManaged { get; } = row?.LastManaged;

    /// <summary>The rule that exempts the instance, or null.</summary>
    public string? ExemptBy { get; } = row?.ExemptBy;

    /// <summary>The label of the group of the instance, or null.</summary>
    public string? Group { get; } = row?.Group;

    /// <summary>The tags from the view.</summary>
    public Tags Tags { get; } = row?.Tags ?? default;
}
