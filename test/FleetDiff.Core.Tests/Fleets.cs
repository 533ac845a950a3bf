using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests;

/// <summary>Small fleets. An instance is a number: 7 is <c>i-00000000000000007</c> of account 1 in eu-west-1.</summary>
internal static class Fleets
{
    public const string Account = "111111111111";
    public const string OtherAccount = "222222222222";
    public const string Ireland = "eu-west-1";
    public const string Tokyo = "ap-northeast-1";

    public static readonly DateOnly Tonight = new(2026, 11, 23);
    public static readonly DateOnly LastNight = Tonight.AddDays(-1);
    public static readonly DateTimeOffset Now = At(Tonight, 2);

    /// <summary>Instances by number: those with a node, those without, and nodes without an instance.</summary>
    public static Inventory With(int[]? managed = null, int[]? unmanaged = null, int[]? orphans = null) => Of(
        [.. (managed ?? []).Concat(unmanaged ?? []).Select(number => Instance(number))],
        [.. (managed ?? []).Concat(orphans ?? []).Select(Node)]);

    /// <summary>An inventory of any rows, in any order.</summary>
    public static Inventory Of(Instance[] instances, params Node[] nodes) => new()
    {
        View = new("arn:aws:resource-explorer-2:eu-west-1:111111111111:view/fleet/1", "arn:aws:organizations::1:o-1")
        {
            IncludesTags = true,
        },
        Instances = Sorted(instances),
        Nodes = Sorted(nodes),
        Indexes = Indexes(instances, nodes),
        Ledger = new(Source.ResourceExplorer, SourceStatus.Complete, At(LastNight, 23)) { Pages = 2, Rows = 5 },
    };

    // Every account and Region that a test speaks of has an index, unless it says otherwise.
    private static HashSet<AccountRegion> Indexes(Instance[] instances, Node[] nodes) =>
    [
        new(Account, Ireland), new(Account, Tokyo), new(OtherAccount, Ireland), new(OtherAccount, Tokyo),
        .. instances.Select(instance => AccountRegion.Of(instance.Key)),
        .. nodes.Select(node => AccountRegion.Of(node.Key)),
    ];

    public static Instance Instance(int number, params (string Key, string Value)[] tags) =>
        Instance(Key(number), tags);

    public static Instance Instance(InstanceKey key, params (string Key, string Value)[] tags) =>
        new(key, At(LastNight, 20), Tags(tags));

    public static Node Node(int number) => Node(Key(number));

    public static Node Node(InstanceKey key) => new(key, At(LastNight, 23));

    public static Tags Tags(params (string Key, string Value)[] tags) =>
        FleetDiff.Fleet.Tags.Create(tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)));

    public static InstanceKey Key(int number, string account = Account, string region = Ireland) =>
        Key($"i-{number:x17}", account, region);

    public static InstanceKey Key(string id, string account = Account, string region = Ireland) =>
        InstanceKey.TryParse(account, region, id, out var key)
            ? key
            : throw new ArgumentException($"{account}/{region}/{id}", nameof(id));

    /// <summary>Reconciles a night with the good one before it.</summary>
    public static Report Report(
        Inventory inventory, Report? after = null, DateOnly? date = null, Rules? rules = null, int suspectSince = 0) =>
        Findings(inventory, new Baseline(after, suspectSince), date, rules).Report;

    public static Findings Findings(
        Inventory inventory, Baseline? baseline = null, DateOnly? date = null, Rules? rules = null,
        params SourceEvidence[] sources) =>
        Reconciliation.Of(
            date ?? Tonight, Witnesses(inventory, sources), baseline ?? new Baseline(null), rules ?? new Rules(), Now);

    public static Witnesses Witnesses(Inventory inventory, params SourceEvidence[] sources) =>
        FleetDiff.Comparing.Witnesses.Of(Comparison.Of(inventory), sources);

    /// <summary>Last night, before tonight's default date.</summary>
    public static Report LastNights(Inventory inventory, Report? after = null, Rules? rules = null) =>
        Report(inventory, after, LastNight, rules);

    /// <summary>One night after the other, each compared with the last good one before it.</summary>
    /// <param name="inventories">What was seen on each night.</param>
    /// <param name="rules">The rules of all nights.</param>
    /// <param name="first">The first night; tonight if not given.</param>
    public static List<Report> Reports(IEnumerable<Inventory> inventories, Rules? rules = null, DateOnly? first = null) =>
        Reports(inventories.Select(inventory => (inventory, Array.Empty<SourceEvidence>())), rules, first);

    /// <summary>The same with what other sources say.</summary>
    public static List<Report> Reports(
        IEnumerable<(Inventory Inventory, SourceEvidence[] Sources)> nights, Rules? rules = null, DateOnly? first = null)
    {
        var reports = new List<Report>();
        Report? good = null;
        foreach (var (index, night) in nights.Index())
        {
            var date = (first ?? Tonight).AddDays(index);
            var report = Findings(night.Inventory, new(good), date, rules, night.Sources).Report;
            reports.Add(report);
            good = report.Suspect ? good : report;
        }

        return reports;
    }

    public static int[] Numbers(IEnumerable<ReportedInstance> rows) =>
        [.. rows.Select(row => Convert.ToInt32(row.Instance[2..], 16))];

    public static DateTimeOffset At(DateOnly date, int hour) => new(date, new TimeOnly(hour, 0), TimeSpan.Zero);

    private static ReadOnlyMemory<T> Sorted<T>(T[] rows)
        where T : struct, IListed
    {
        var listing = new Listing<T>();
        foreach (var row in rows)
        {
            listing.Add(row);
        }

        return listing.ToSorted();
    }
}
