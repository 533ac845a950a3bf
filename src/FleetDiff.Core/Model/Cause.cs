using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model;

/// <summary>
/// Why an instance is probably unmanaged, with the fact that supports it and the fix. No fix changes an instance.
/// </summary>
/// <param name="Code">The code of the cause.</param>
/// <param name="Fact">The fact that supports the cause, one sentence.</param>
/// <param name="Fix">The fix, one sentence that names a console page, a runbook or a document.</param>
/// <param name="Url">The console page to open, or null in a partition whose console address is not public.</param>
public sealed record Cause(
    CauseCode Code,
    [property: JsonConverter(typeof(StringCache))] string Fact,
    [property: JsonConverter(typeof(StringCache))] string Fix,
    [property: JsonConverter(typeof(StringCache))] string? Url)
{
    /// <summary>
    /// The read-only AWS Support runbook that checks what an instance needs to be managed: the security groups, endpoints,
    /// network ACLs and routes of its VPC, and its instance profile.
    /// </summary>
    public const string Runbook = "AWSSupport-TroubleshootManagedInstance";

    /// <summary>
    /// The id of the resource that all instances with this cause share: an image, subnet, VPC or instance profile; or null.
    /// </summary>
    [JsonConverter(typeof(StringCache))]
    public string? Resource { get; init; }
}

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
