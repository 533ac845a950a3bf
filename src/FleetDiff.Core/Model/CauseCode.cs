using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>The cause of an unmanaged instance, as a code.</summary>
[JsonConverter(typeof(KebabCase<CauseCode>))]
public enum CauseCode
{
    /// <summary>The evidence supports no cause.</summary>
    Unknown,

    /// <summary>The instance has no instance profile, and Default Host Management manages no instance there.</summary>
    NoInstanceProfile,

    /// <summary>The instance metadata service of the instance is off.</summary>
    MetadataServiceOff,

    /// <summary>Only Default Host Management could manage the instance, and IMDSv2 is not possible on it.</summary>
    MetadataVersion,

    /// <summary>No instance of the image is managed.</summary>
    Image,

    /// <summary>No instance of the subnet or VPC is managed.</summary>
    Network,

    /// <summary>No instance with the instance profile is managed.</summary>
    InstanceProfile,

    /// <summary>No instance of the account and Region is managed.</summary>
    NotSetUp,

    /// <summary>The instance is running, was managed before and fails SSM.1: its SSM Agent has probably stopped.</summary>
    AgentStopped,

    /// <summary>The instance is stopped and was never managed.</summary>
    StoppedNeverManaged,

    /// <summary>The instance is stopped and was managed before.</summary>
    Stopped,

    /// <summary>The instance was launched shortly before the run.</summary>
    JustLaunched,

    /// <summary>Systems Manager manages the instance, and Resource Explorer does not list its node yet.</summary>
    IndexLag,

    /// <summary>The instance is likely registered as a hybrid node.</summary>
    HybridNode,

    /// <summary>The instance is terminated.</summary>
    Terminated,
}
