using System.Text.Json.Serialization;

namespace FleetDiff.Fleet;

/// <summary>The Resource Explorer view that the inventory is read from.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Scope">
/// The ARN of the organization, organizational unit or account it shows (View.Scope); null when it could not be asked.
/// </param>
public sealed record View(string Arn, string? Scope)
{
    /// <summary>The partition that it is in, and with it all that it lists: <c>aws</c>, <c>aws-cn</c>, ….</summary>
    [JsonIgnore]
    public string Partition => Arn.Split(':') is [_, { Length: > 0 } partition, ..] ? partition : "aws";
}
