using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

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
