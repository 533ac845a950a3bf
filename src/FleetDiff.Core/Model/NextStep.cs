using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>The recommended next step for an unmanaged instance. No step changes an instance.</summary>
/// <param name="Category">
/// The likely cause, as a category of the Systems Manager diagnosis of unmanaged instances; null unless the evidence
/// supports one.
/// </param>
/// <param name="Advice">The advice, one sentence.</param>
/// <param name="Url">The console page to open, or null in a partition whose console address is not public.</param>
public sealed record NextStep(
    [property: JsonConverter(typeof(StringCache))] string? Category,
    [property: JsonConverter(typeof(StringCache))] string Advice,
    string? Url)
{
    /// <summary>
    /// The read-only AWS Support runbook that checks what an instance needs to be managed: the security groups, endpoints,
    /// network ACLs and routes of its VPC, and its instance profile.
    /// </summary>
    public const string Runbook = "AWSSupport-TroubleshootManagedInstance";
}
