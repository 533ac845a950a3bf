using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model.Reports;

/// <summary>How an instance stands on a night: its verdict, exempt or not, or that it is not there.</summary>
[JsonConverter(typeof(KebabCase<InstanceStatus>))]
public enum InstanceStatus
{
    /// <summary>It is not in the inventory.</summary>
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

/// <summary>An instance in a night's inventory.</summary>
/// <param name="Key">The instance.</param>
/// <param name="Row">What the night says of it; null when it is managed, as nearly all are.</param>
public readonly record struct ArchivedInstance(InstanceKey Key, ReportedInstance? Row = null)
{
    /// <summary>How it stands.</summary>
    public InstanceStatus Status => Row switch
    {
        null or { Verdict: Verdict.Managed } => InstanceStatus.Managed,
        { Verdict: Verdict.Dormant } => InstanceStatus.Dormant,
        { Verdict: Verdict.Disputed } => InstanceStatus.Disputed,
        { ExemptBy: not null } => InstanceStatus.Exempt,
        _ => InstanceStatus.Unmanaged,
    };

    /// <summary>Whether it is unmanaged and not exempt, or was when it became disputed: what can be resolved.</summary>
    public bool IsOpen => Status == InstanceStatus.Unmanaged
        || (Status == InstanceStatus.Disputed && Row is { FirstUnmanaged: not null, ExemptBy: null });
}
