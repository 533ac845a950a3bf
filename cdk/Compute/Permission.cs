using Amazon.CDK.AWS.IAM;

namespace FleetDiff.Cdk.Compute;

/// <summary>A statement of the function's policy.</summary>
/// <param name="Purpose">The purpose in one word: the Sid of the statement.</param>
/// <param name="Actions">The allowed actions.</param>
/// <param name="Resource">The ARN of the resource.</param>
internal sealed record Permission(string Purpose, IReadOnlyList<string> Actions, string Resource)
{
    /// <summary>The reason for a wildcard in the ARN; null for an ARN without one.</summary>
    public string? WhyNotNarrower { get; init; }

    /// <summary>Creates the statement.</summary>
    public PolicyStatement ToStatement() => new(new PolicyStatementProps
    {
        Sid = Purpose,
        Actions = [.. Actions],
        Resources = [Resource],
    });
}
