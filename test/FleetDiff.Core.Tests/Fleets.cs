using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model.Builders;

namespace FleetDiff.Core.Tests;

/// <summary>Small fleets. An instance is a number: 7 is <c>i-00000000000000007</c> of account 1 in eu-west-1.</summary>
internal static class Fleets
{
    public const string Account = "111111111111";
    public const string OtherAccount = "222222222222";
    public const string Ireland = "eu-west-1";
    public const string Tokyo = "ap-northeast-1";

    public static readonly DateOnly RunDate = new(2026, 11, 23);
    public static readonly DateOnly PreviousDate = RunDate.AddDays(-1);
    public static readonly DateTimeOffset Now = At(RunDate, 2);

    /// <summary>Creates an inventory by number: instances with a node, without one, and nodes without an instance.</summary>
    public static FleetInventory With(int[]? managed = null, int[]? unmanaged = null, int[]? orphans = null) => FromInstances(
        [.. (managed ?? []).Concat(unmanaged ?? []).Select(number => Instance(number))],
        [.. (managed ?? []).Concat(orphans ?? []).Select(Node)]);

    /// <summary>Creates an inventory of any rows, in any order.</summary>
    public static FleetInventory FromInstances(Instance[] instances, params Node[] nodes)
    {
        var lists = new InventoryBuilder();
        foreach (var instance in instances)
        {
            lists.AddInstance(instance.Key, instance.ReportedAt, instance.Tags);
        }

        foreach (var node in nodes)
        {
            lists.AddNode(node.Key, node.ReportedAt);
        }

        var view = new View("arn:aws:resource-explorer-2:eu-west-1:111111111111:view/fleet/1", "arn:aws:organizations::1:o-1");
        return lists.Build(view with { IncludesTags = true }, 2, 5) with
        {
            Indexes = Indexes(instances, nodes),
            Result = new(Source.ResourceExplorer, SourceStatus.Complete, At(PreviousDate, 23)) { Pages = 2, Rows = 5 },
        };
    }

    // Every account and Region of a test has an index unless the test lists the indexes.
    private static HashSet<AccountRegion> Indexes(Instance[] instances, Node[] nodes) =>
    [
        new(Account, Ireland), new(Account, Tokyo), new(OtherAccount, Ireland), new(OtherAccount, Tokyo),
        .. instances.Select(instance => AccountRegion.Create(instance.Key)),
        .. nodes.Select(node => AccountRegion.Create(node.Key)),
    ];

    public static Instance Instance(int number, params (string Key, string Value)[] tags) =>
        Instance(Key(number), tags);

    public static Instance Instance(InstanceKey key, params (string Key, string Value)[] tags) =>
        new(key, At(PreviousDate, 20), CreateTags(tags));

    public static Node Node(int number) => Node(Key(number));

    public static Node Node(InstanceKey key) => new(key, At(PreviousDate, 23));

    public static Tags CreateTags(params (string Key, string Value)[] tags) =>
        Tags.Create(tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)));

    public static InstanceKey Key(int number, string account = Account, string region = Ireland) =>
        Key($"i-{number:x17}", account, region);

    public static InstanceKey Key(string id, string account = Account, string region = Ireland) =>
        InstanceKey.TryParse(account, region, id, out var key)
            ? key
            : throw new ArgumentException($"{account}/{region}/{id}", nameof(id));

    /// <summary>Builds the report of a run against a baseline.</summary>
    public static Report Report(
        FleetInventory inventory, Report? after = null, DateOnly? date = null, AnalysisRules? rules = null, int suspectSince = 0) =>
        Findings(inventory, new Baseline(after, suspectSince), date, rules).Report;

    public static RunFindings Findings(
        FleetInventory inventory, Baseline? baseline = null, DateOnly? date = null, AnalysisRules? rules = null,
        params SourceEvidence[] sources) =>
        ReportBuilder.Build(
            date ?? RunDate, new(inventory, sources), baseline ?? new Baseline(null), rules ?? new AnalysisRules(), Now);

    /// <summary>Builds the report of the day before the default date.</summary>
    public static Report EarlierReports(FleetInventory inventory, Report? after = null, AnalysisRules? rules = null) =>
        Report(inventory, after, PreviousDate, rules);

    /// <summary>Builds one report per day, each compared with the last report that is not suspect.</summary>
    /// <param name="inventories">The inventory of each run.</param>
    /// <param name="rules">The rules of all runs.</param>
    /// <param name="first">The first date. The default is <see cref="RunDate"/>.</param>
    public static List<Report> Reports(IEnumerable<FleetInventory> inventories, AnalysisRules? rules = null, DateOnly? first = null) =>
        Reports(inventories.Select(inventory => (inventory, Array.Empty<SourceEvidence>())), rules, first);

    /// <summary>Builds the same reports with the evidence of other sources.</summary>
    public static List<Report> Reports(
        IEnumerable<(FleetInventory Inventory, SourceEvidence[] Sources)> runs, AnalysisRules? rules = null, DateOnly? first = null)
    {
        var reports = new List<Report>();
        Report? good = null;
        foreach (var (index, run) in runs.Index())
        {
            var date = (first ?? RunDate).AddDays(index);
            var report = Findings(run.Inventory, new(good), date, rules, run.Sources).Report;
            reports.Add(report);
            good = report.Suspect ? good : report;
        }

        return reports;
    }

    public static int[] Numbers(IEnumerable<ReportedInstance> rows) =>
        [.. rows.Select(row => Convert.ToInt32(row.Instance[2..], 16))];

    public static DateTimeOffset At(DateOnly date, int hour) => new(date, new TimeOnly(hour, 0), TimeSpan.Zero);
}
