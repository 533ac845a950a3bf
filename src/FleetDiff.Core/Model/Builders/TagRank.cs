using System.Collections.Frozen;

namespace FleetDiff.Core.Model.Builders;

/// <summary>
/// Which tags of an instance are kept when they are too large to be kept all. In this order, and within a rank by key:
/// the tags that decide a verdict (the exempt tag and those that exemptions.csv names); <c>Name</c>; those that say what
/// launched the instance; those that say whose it is; the others.
/// </summary>
internal static class TagRank
{
    // Tags of AWS services, which account owners cannot make up (EC2 user guide, Tag restrictions), and the others that
    // groups are made by.
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

    /// <summary>The rank of a tag: 0 is kept first.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="needed">The keys of the tags that decide a verdict.</param>
    public static int GetRank(string key, IReadOnlySet<string> needed) =>
        needed.Contains(key) ? 0
        : key == "Name" ? 1
        : GroupPrefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)) ? 2
        : IsOwner(key) ? 3
        : 4;

    // Cost-Center, acme:costCenter and cost_center are one key.
    private static bool IsOwner(string key) =>
        OwnerWords.Contains(string.Concat(key[(key.LastIndexOfAny([':', '/']) + 1)..].Where(char.IsAsciiLetter)));
}
