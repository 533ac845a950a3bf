using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

/// <summary>What to look at next for an unmanaged instance. Nothing it names changes an instance.</summary>
/// <param name="Category">
/// The likely cause, as Systems Manager's diagnosis of unmanaged instances words its categories; null unless the
/// evidence supports one.
/// </param>
/// <param name="Advice">One plain sentence.</param>
/// <param name="Url">The page to begin at, or null in a partition whose console is not known.</param>
public sealed record NextStep(
    [property: JsonConverter(typeof(StringCache))] string? Category,
    [property: JsonConverter(typeof(StringCache))] string Advice,
    string? Url)
{
    /// <summary>
    /// The runbook of AWS Support that reads, and only reads, what an instance needs in order to be managed: its VPC's
    /// security groups, endpoints, network ACLs and routes, and its instance profile.
    /// </summary>
    public const string Runbook = "AWSSupport-TroubleshootManagedInstance";
}
