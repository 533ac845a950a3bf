namespace FleetDiff.Core.Model.Text;

/// <summary>
/// An Amazon Resource Name, <c>arn:partition:service:region:account:resource</c> (AWS General Reference, Amazon Resource
/// Names).
/// </summary>
/// <param name="Partition">The partition, such as <c>aws</c> or <c>aws-us-gov</c>.</param>
/// <param name="Service">The service, such as <c>sns</c>.</param>
/// <param name="Region">The Region code; empty for a global resource.</param>
/// <param name="Account">The account id; empty for a resource without an account.</param>
/// <param name="Resource">The resource part; it can contain colons and slashes.</param>
public sealed record AwsArn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Parses an ARN. Returns null when the text is not an ARN.</summary>
    public static AwsArn? Parse(string? text) =>
        text?.Split(':', 6) is ["arn", { Length: > 0 } partition, { Length: > 0 } service, var region, var account,
        { Length: > 0 } resource]
            ? new(partition, service, region, account, resource)
            : null;

    /// <summary>Formats the ARN as text.</summary>
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
