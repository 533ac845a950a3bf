using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Reports;

/// <summary>The status of an instance in a run: its verdict, with exempt instances apart, or absent.</summary>
[JsonConverter(typeof(KebabCase<InstanceStatus>))]
public enum InstanceStatus
{
    /// <summary>Not in the inventory.</summary>
    Absent,

    /// <summary>Managed.</summary>
    Managed,

    /// <summary>Dormant.</summary>
    Dormant,

    /// <summary>Unmanaged and not exempt.</summary>
    Unmanaged,

    /// <summary>Disputed.</summary>
    Disputed,

    /// <summary>Unmanaged and exempt.</summary>
    Exempt,
}

/// <summary>An instance in the inventory of a stored run.</summary>
/// <param name="Key">The instance.</param>
/// <param name="Row">The row of the report; null when the instance is managed.</param>
public readonly record struct ArchivedInstance(InstanceKey Key, ReportedInstance? Row = null)
{
    /// <summary>Creates an instance that is not managed.</summary>
    internal ArchivedInstance(ReportedInstance row)
        : this(row.Key, row)
    {
    }

    /// <summary>The status of the instance.</summary>
    public InstanceStatus Status => Row?.Status ?? InstanceStatus.Managed;

    /// <summary>Whether the instance can be resolved.</summary>
    internal bool IsOpen => Row is { IsOpen: true };
}
