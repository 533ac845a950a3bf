using System.Collections.Frozen;
using System.Text;

namespace FleetDiff.Fleet;

/// <summary>
/// Which tags of an instance are kept when they are too large to be kept all. In this order, and within a rank by key:
/// the tags that decide a verdict (the exempt tag and those that exemptions.csv names); <c>Name</c>; those that say what
/// launched the instance; those that say whose it is; the others.
/// </summary>
internal static class TagRank
{
    // Tags of AWS services, which account owners cannot make up (EC2 user guide, Tag restrictions), and the others that
    // groups are made by.
    private static readonly byte[][] GroupPrefixes =
    [
        .. new[]
        {
            "aws:", "eks:", "karpenter.sh/", "alpha.eksctl.io/", "kubernetes.io/", "k8s.io/", "kops.k8s.io/",
            "KubernetesCluster", "elasticbeanstalk:", "AWSBatchServiceTag",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly FrozenSet<string> OwnerWords = new[]
    {
        "owner", "owners", "ownedby", "team", "squad", "contact", "contacts", "email", "mail", "oncall", "createdby",
        "costcenter", "costcentre", "businessunit", "department", "division", "group", "tribe",
        "service", "application", "applicationid", "app", "system", "product", "project", "environment", "env", "stage",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const int LongestOwnerKey = 64;

    /// <summary>The rank of a tag: 0 is kept first.</summary>
    /// <param name="key">Its key, in UTF-8.</param>
    /// <param name="needed">The keys of the tags that decide a verdict.</param>
    public static int Of(ReadOnlySpan<byte> key, byte[][] needed) =>
        IsOneOf(key, needed) ? 0
        : key.SequenceEqual("Name"u8) ? 1
        : StartsWithOneOf(key, GroupPrefixes) ? 2
        : IsOwner(key) ? 3
        : 4;

    private static bool IsOneOf(ReadOnlySpan<byte> key, byte[][] keys)
    {
        foreach (var one in keys)
        {
            if (key.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithOneOf(ReadOnlySpan<byte> key, byte[][] prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (key.StartsWith(prefix))
            {
                return true;
            }
        }

        return false;
    }

    // Cost-Center, acme:costCenter and cost_center are one key.
    private static bool IsOwner(ReadOnlySpan<byte> key)
    {
        var word = key[(key.LastIndexOfAny(":/"u8) + 1)..];
        if (word.Length > LongestOwnerKey)
        {
            return false;
        }

        Span<char> letters = stackalloc char[LongestOwnerKey];
        var length = 0;
        foreach (var letter in word)
        {
            if (char.IsAsciiLetter((char)letter))
            {
                letters[length++] = char.ToLowerInvariant((char)letter);
            }
        }

        return OwnerWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..length]);
    }
}
