using FleetDiff.Core.Analysis.Alerts;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Pipeline;

/// <summary>
/// Accounts, Regions, indexes, tags, nodes and sources that leave the view and return, over many runs. An instance that
/// was unmanaged when it was last seen, or disputed since then, is never new, and causes no all-clear while it cannot be
/// seen. The evidence that a failed source gave earlier is not new either.
/// </summary>
public class AbsencePropertyTests
{
    private static readonly string[] Accounts = [Fleets.Account, Fleets.OtherAccount, "333333333333"];
    private static readonly string[] Regions = [Fleets.Ireland, Fleets.Tokyo];

    [Property(MaxTest = 10)]
    public async Task WhatWasUnmanagedWhenLastSeenIsNeitherNewNorAllClear(byte[] changes)
    {
        var fleet = new ChangingFleet();
        var stage = new RunFixture();
        var lastSeen = new Dictionary<InstanceKey, bool>();
        var day = 0;
        foreach (var some in changes.Prepend((byte)0).Chunk(2).Take(14))
        {
            foreach (var change in some)
            {
                fleet.Change(change);
            }

            var inventory = fleet.Inventory();
            var run = await stage.RunAsync(++day, inventory, [.. fleet.Sources()]);
            Check(run.Report, run.Alert.Kind, inventory, lastSeen);
            if (!run.Report.Suspect)
            {
                Remember(run.Report, inventory, lastSeen);
            }
        }
    }

    [Theory]
    [InlineData(0, 8, 8)]
    [InlineData(0, 20, 20)]
    [InlineData(0, 32, 32)]
    [InlineData(0, 44, 44)]
    [InlineData(0, 56, 56)]
    public Task HoldsWhenOneThingLeavesAndReturns(params int[] changes) =>
        WhatWasUnmanagedWhenLastSeenIsNeitherNewNorAllClear([.. changes.SelectMany(c => new[] { (byte)255, (byte)c })]);

    private static void Check(
        Report report, AlertKind? alert, FleetInventory inventory, Dictionary<InstanceKey, bool> lastSeen)
    {
        Assert.DoesNotContain(report.New, row =>
            row.ExemptionEnded is null && lastSeen.TryGetValue(row.Key, out var wasUnmanaged) && wasUnmanaged);
        var listed = inventory.Instances.Select(instance => AccountRegion.Create(instance.Key))
            .Concat(inventory.OrphanedNodes.Select(node => AccountRegion.Create(node.Key))).ToHashSet();
        var visible = inventory.Indexes is { Count: > 0 } indexes ? indexes : listed;
        if (lastSeen.Any(seen => seen.Value && !visible.Contains(AccountRegion.Create(seen.Key))))
        {
            Assert.NotEqual(AlertKind.AllClear, alert);
            Assert.False(report.IsAllClear);
        }
    }

    private static void Remember(Report report, FleetInventory inventory, Dictionary<InstanceKey, bool> lastSeen)
    {
        var unmanaged = report.Unmanaged.Where(row => row.LastSeen is null).Select(row => row.Key).ToHashSet();
        // A disputed instance is not managed: it keeps its earlier state.
        var disputed = report.Disagreements.Select(row => row.Key).ToHashSet();
        foreach (var instance in inventory.Instances)
        {
            var key = instance.Key;
            lastSeen[key] = unmanaged.Contains(key) || (disputed.Contains(key) && lastSeen.GetValueOrDefault(key));
        }

        // An instance removed from a visible account does not return under the same id.
        foreach (var removed in report.Removed)
        {
            lastSeen.Remove(removed.Key);
        }
    }

    /// <summary>Six instances in each of three accounts and two Regions, some of them hidden.</summary>
    private sealed class ChangingFleet
    {
        private readonly Dictionary<InstanceKey, bool> _managed = [];
        private readonly HashSet<AccountRegion> _hidden = [];
        private readonly HashSet<AccountRegion> _withoutNodes = [];
        private readonly HashSet<string> _missing = [];

        public ChangingFleet()
        {
            foreach (var (index, place) in Places().Index())
            {
                for (var number = 1; number <= 6; number++)
                {
                    _managed[Fleets.Key((index * 10) + number, place.Account, place.Region)] = number > 2;
                }
            }
        }

        public void Change(byte change)
        {
            var places = Places().ToList();
            var place = places[change / 16 % places.Count];
            var one = _managed.Keys.ElementAt(change % _managed.Count);
            Action[] changes =
            [
                HideAccount, HideAccount,
                () => Toggle(_hidden, place),
                () => Toggle(_withoutNodes, place),
                () => Toggle(_missing, "tags"),
                () => Toggle(_missing, "indexes"),
                () => Toggle(_missing, "Security Hub"),
                () => _managed.Remove(one),
                ManageAll, ManageAll,
                () => _managed[one] = !_managed[one],
                () => Toggle(_missing, change / 12 % 2 == 0 ? "Config" : "new findings"),
            ];
            changes[change % changes.Length]();

            void HideAccount() =>
                places.FindAll(other => other.Account == place.Account).ForEach(other => Toggle(_hidden, other));

            void ManageAll() => _managed.Keys.Where(key => AccountRegion.Create(key) == place).ToList()
                .ForEach(key => _managed[key] = true);
        }

        public FleetInventory Inventory()
        {
            var seen = _managed.Where(instance => !_hidden.Contains(AccountRegion.Create(instance.Key))).ToList();
            var inventory = Fleets.FromInstances(
                [.. seen.Select(instance => Fleets.Instance(instance.Key, TagsOf(instance.Key)))],
                [.. seen.Where(instance => instance.Value && !_withoutNodes.Contains(AccountRegion.Create(instance.Key)))
                    .Select(instance => Fleets.Node(instance.Key))]);
            return inventory with
            {
                View = inventory.View with { IncludesTags = !_missing.Contains("tags") },
                Indexes = _missing.Contains("indexes") ? [] : Places().Where(place => !_hidden.Contains(place)).ToHashSet(),
            };
        }

        public IEnumerable<ScriptedEvidence> Sources() =>
        [
            _missing.Contains("Security Hub")
                ? ScriptedEvidence.Failing(Source.SecurityHub, SourceStatus.Denied, "denied")
                : new(TestEvidence.FromSecurityHub(
                    TestEvidence.NodeSeen.AddHours(_missing.Contains("new findings") ? -1 : 1),
                    [.. _managed.Keys.Where(key => Number(key) % 4 == 1)
                        .Select(key => (key, Number(key) % 3 == 0 ? ManagementStatus.Managed : ManagementStatus.Unmanaged))])),
            _missing.Contains("Config")
                ? ScriptedEvidence.Failing(Source.Config, SourceStatus.Denied, "denied")
                : new(new SourceEvidence(new(Source.Config, SourceStatus.Complete, TestEvidence.NodeSeen))
                {
                    Instances = _managed.Keys.Where(key => Number(key) % 5 < 2).ToDictionary(key => key, key =>
                        new InstanceFacts((InstanceState)(1 + (Number(key) % 5)), null, TestEvidence.NodeSeen)),
                }),
        ];

        private static int Number(InstanceKey key) => Convert.ToInt32(key.Instance[2..], 16);

        private (string, string)[] TagsOf(InstanceKey key) => _missing.Contains("tags") ? []
            : Number(key) % 10 == 2 ? [("Name", "a"), ("fleetdiff:exempt", "")] : [("Name", "a")];

        private static IEnumerable<AccountRegion> Places() =>
            from account in Accounts from region in Regions select new AccountRegion(account, region);

        private static void Toggle<T>(HashSet<T> set, T item)
        {
            if (!set.Remove(item))
            {
                set.Add(item);
            }
        }
    }
}
