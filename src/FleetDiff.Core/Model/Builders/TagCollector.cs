using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace FleetDiff.Core.Model.Builders;

/// <summary>
/// Collects the tags of an inventory's instances and limits the memory they use: an account owner can give an instance
/// 50 tags of a kilobyte each. It keeps up to <see cref="MaxBytes"/> for each instance. The limit is lower when an account,
/// or the whole inventory, has many instances with large tags. A tag is kept whole or omitted. Kept first are the tags that
/// decide a verdict (the exempt tag and the tags in exemptions.csv), then <c>Name</c>, then the tags of the service that
/// launched the instance, then the tags that name an owner, then the others. Tags of one rank are sorted by key.
/// </summary>
public sealed class TagCollector
{
    /// <summary>The maximum size of the tags of one instance, in bytes of JSON in UTF-8.</summary>
    public const int MaxBytes = 4096;

    private const long Megabyte = 1024 * 1024;
    private const int MaxAccountsNamed = 5;

    // Four quotation marks, the colon and the comma of a tag in JSON.
    private const int Punctuation = 6;

    // The limit in bytes for one instance, by the bytes that its account and the whole inventory already use for tags.
    private static readonly (long OfAccount, long OfAll, int Bytes)[] Allowances =
    [
        (16 * Megabyte, 96 * Megabyte, MaxBytes),
        (64 * Megabyte, 192 * Megabyte, 512),
        (long.MaxValue, long.MaxValue, 256),
    ];

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

    private readonly HashSet<string> _needed;
    private readonly Dictionary<ulong, long> _bytesByAccount = [];
    private readonly Dictionary<ulong, int> _omittedByAccount = [];
    private long _bytes;

    /// <summary>Creates an empty collector.</summary>
    /// <param name="needed">The keys of the tags that decide a verdict: the exempt tag and the tags in exemptions.csv.</param>
    public TagCollector(params IEnumerable<string> needed) => _needed = needed.ToHashSet(StringComparer.Ordinal);

    /// <summary>Adds the tags of an instance and returns those that are kept. A repeated key keeps its last value.</summary>
    public Tags Add(InstanceKey instance, params IEnumerable<KeyValuePair<string, string>> tags)
    {
        var all = Tags.Sort(tags);
        if (all.Count == 0)
        {
            return Tags.None;
        }

        var account = instance.AccountNumber;
        var allowed = GetByteAllowance(account);
        // Large tags are left out before they are written.
        var fitting = all.Sum(GetSize) <= allowed ? all : RemoveLowestRanked(all, allowed);
        var kept = Tags.Write(fitting) with { OmittedCount = all.Count - fitting.Count };
        if (kept.OmittedCount > 0)
        {
            _omittedByAccount[account] = _omittedByAccount.GetValueOrDefault(account) + 1;
        }

        _bytes += kept.Json.Length;
        _bytesByAccount[account] = _bytesByAccount.GetValueOrDefault(account) + kept.Json.Length;
        return kept;
    }

    /// <summary>Returns a sentence that names the accounts with omitted tags; nothing when no tag was omitted.</summary>
    public IEnumerable<string> CreateWarnings()
    {
        if (_omittedByAccount.Count == 0)
        {
            yield break;
        }

        var accounts = _omittedByAccount.OrderByDescending(account => account.Value).ThenBy(account => account.Key)
            .Take(MaxAccountsNamed)
            .Select(account => string.Create(CultureInfo.InvariantCulture, $"{account.Key:D12} ({account.Value})"));
        var more = _omittedByAccount.Count - MaxAccountsNamed;
        yield return $"Some instances have more tags than the report can hold; tagsLeftOut gives the number of omitted "
            + $"tags. Instances by account: {string.Join(", ", accounts)}"
            + (more > 0 ? $" and {more} more accounts." : ".");
    }

    /// <summary>Returns whether a tag can define a group of instances.</summary>
    internal static bool DefinesGroup(string key) =>
        GroupPrefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));

    // Takes the tags that fit, in the order of their rank.
    private SortedDictionary<string, string> RemoveLowestRanked(SortedDictionary<string, string> tags, int allowed)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags.OrderBy(tag => GetRank(tag.Key)))
        {
            if (GetSize(tag) <= allowed)
            {
                allowed -= GetSize(tag);
                kept.Add(tag.Key, tag.Value);
            }
        }

        return kept;
    }

    private static int GetSize(KeyValuePair<string, string> tag) =>
        Encoding.UTF8.GetByteCount(tag.Key) + Encoding.UTF8.GetByteCount(tag.Value) + Punctuation;

    private int GetByteAllowance(ulong account)
    {
        var ofAccount = _bytesByAccount.GetValueOrDefault(account);
        return Allowances.First(level => ofAccount < level.OfAccount && _bytes < level.OfAll).Bytes;
    }

    private int GetRank(string key) =>
        _needed.Contains(key) ? 0
        : key == "Name" ? 1
        : DefinesGroup(key) ? 2
        : IsOwner(key) ? 3
        : 4;

    // Cost-Center, acme:costCenter and cost_center are equal.
    private static bool IsOwner(string key) =>
        OwnerWords.Contains(string.Concat(key[(key.LastIndexOfAny([':', '/']) + 1)..].Where(char.IsAsciiLetter)));
}
