using System.Collections.Frozen;

namespace FleetDiff.Core.Model.Builders;

/// <summary>
/// The order in which the tags of an instance are kept when not all of them fit: the tags that decide a verdict (the exempt
/// tag and the tags in exemptions.csv), then <c>Name</c>, then the tags of the service that launched the instance, then the
/// tags that name an owner, then the others. Tags of one rank are sorted by key.
/// </summary>
internal static class TagRank
{
    // The tags that define groups. Account owners cannot set those that begin with "aws:" (Amazon EC2 User Guide, Tag
    // restrictions).
    private static readonly string[] GroupPrefixes =
    [
        "aws:", "eks:", "karpenter.sh/", "alpha.eksctl.io/", "kubernetes.io/", "k8s.io/", "kops.k8s.io/",
        "KubernetesCluster", "elasticbeanstalk:", "AWSBatchServiceTag",
    ];

    private static readonly FrozenSet<string> OwnerWords = new[]
    {
        "owner", "owners", "ownedby", "team", "squad", "contact", "contacts", "email", "mail", "oncall", "createdby",
        "costcenter", "costcentre", "businessunit", "department", "division", "group", "tribe",
        "service", "application", "applicationid", "app", "system", "product", "project", "environment", "env", "stage",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the rank of a tag; 0 is kept first.</summary>
    /// <param name="key">The key of the tag.</param>
    /// <param name="needed">The keys of the tags that decide a verdict.</param>
    public static int GetRank(string key, IReadOnlySet<string> needed) =>
        needed.Contains(key) ? 0
        : key == "Name" ? 1
        : DefinesGroup(key) ? 2
        : IsOwner(key) ? 3
        : 4;

    /// <summary>Returns whether a tag can define a group of instances.</summary>
    public static bool DefinesGroup(string key) =>
        GroupPrefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));

    // Cost-Center, acme:costCenter and cost_center are equal.
    private static bool IsOwner(string key) =>
        OwnerWords.Contains(string.Concat(key[(key.LastIndexOfAny([':', '/']) + 1)..].Where(char.IsAsciiLetter)));
}
