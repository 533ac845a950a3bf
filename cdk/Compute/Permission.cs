using Amazon.CDK.AWS.IAM;

namespace FleetDiff.Cdk.Compute;

/// <summary>What the function may do, and to what.</summary>
/// <param name="Purpose">What it is for, a word: the statement's Sid.</param>
/// <param name="Actions">The actions.</param>
/// <param name="Resource">The one ARN that they are allowed on.</param>
internal sealed record Permission(string Purpose, IReadOnlyList<string> Actions, string Resource)
{
    /// <summary>Why the ARN ends in a wildcard; null for one that has none.</summary>
    public string? WhyNotNarrower { get; init; }

    public PolicyStatement ToStatement() => new(new PolicyStatementProps
    {
        Sid = Purpose,
        Actions = [.. Actions],
        Resources = [Resource],
    });
}
