using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>
/// An independent model of the runs that docs/ describes, made of sets and dictionaries, without FleetDiff's own code. It
/// covers the inventory, SSM.1, disputes, runs without Security Hub, the exempt tag, suspect runs, groups by Name prefix
/// and intermittent instances. Blind spots are limited to lost indexes of accounts and Regions, and to accounts that lost
/// all their nodes. The fleet of the soak has no exemptions that end and no grace period.
/// </summary>
internal sealed class Model
{
    private const int SuspectRunsUntilAccepted = 3;
    private const int DaysThatSecurityHubIsRemembered = 7;

    private ExpectedRun? _lastGood;
    private int _suspectSince;

    /// <summary>Every complete run, oldest first.</summary>
    public SortedDictionary<DateOnly, ExpectedRun> Runs { get; } = [];

    /// <summary>Creates the expected result of a run over a fleet. Changes nothing.</summary>
    public ExpectedRun Create(DateOnly run, ShownFleet fleet, bool hubFailed)
    {
        var before = (_lastGood?.Remembered ?? []).ToDictionary(row => row.Key);
        // An instance that was unmanaged and then disputed counts as unmanaged, unless it was exempt.
        var wasUnmanaged = (_lastGood?.Unmanaged ?? [])
            .Concat((_lastGood?.Disputed ?? []).Where(row => row is { FirstUnmanaged: not null, ExemptBy: null }))
            .ToDictionary(row => row.Key);
        var hubRead = hubFailed ? _lastGood?.HubRead : run;
        var isHubRemembered = hubFailed && hubRead >= run.AddDays(-DaysThatSecurityHubIsRemembered);
        var listedBefore = (_lastGood?.Instances ?? []).Where(row => row.LastSeen is null)
            .Select(row => row with { LastSeen = _lastGood?.Date });
        var unseen = listedBefore.Concat(_lastGood?.Unseen ?? []).Where(row => fleet.IsHidden(row.Key)).ToList();
        var knew = listedBefore.Concat(_lastGood?.Unseen ?? []).ToDictionary(row => row.Key);
        var closed = _lastGood?.Closed ?? new Dictionary<Key, IntermittentHistory>();
        var withoutNodes = WithoutNodes(fleet, knew, hubFailed);

        var rows = fleet.Instances.OrderBy(instance => instance.Key).Select(RowOf).ToList();
        var there = rows.Select(row => row.Key).ToHashSet();
        var suspect = fleet.Instances.All(instance => !instance.HasNode) || IsSuspect(rows);
        // Instances in a blind spot keep their state.
        rows = [.. rows.Concat(before.Values.Where(row => fleet.IsHidden(row.Key)).Select(row => row with
        {
            LastSeen = row.LastSeen ?? _lastGood?.Date,
            Due = false,
        })).OrderBy(row => row.Key)];
        var (unmanaged, groups) = (_lastGood?.Groups ?? KnownGroups.None).Decide(
            run, [.. rows.Where(row => row is { Verdict: "unmanaged", ExemptBy: null })]);
        var decided = unmanaged.ToDictionary(row => row.Key);
        rows = [.. rows.Select(row => decided.GetValueOrDefault(row.Key, row))];
        var exempted = rows.Where(row => row is { Verdict: "unmanaged", ExemptBy: not null }).ToList();
        var disputed = rows.Where(row => row.Verdict == "disputed").ToList();
        var open = unmanaged.Concat(exempted).Concat(disputed).Select(row => row.Key).ToHashSet();
        var resolved = rows.Where(row => wasUnmanaged.ContainsKey(row.Key) && !open.Contains(row.Key))
            .Select(row => row with { FirstUnmanaged = wasUnmanaged[row.Key].FirstUnmanaged })
            .ToList();
        var mostBefore = MostExempted(run, []);
        var most = MostExempted(run, exempted);
        var expected = new ExpectedRun(run)
        {
            Suspect = suspect,
            ComparedWith = _lastGood?.Date,
            HubFailed = hubFailed,
            HubRead = hubRead,
            Instances = rows,
            Unmanaged = unmanaged,
            New = [.. unmanaged.Where(row => row.Due)],
            Exempted = exempted,
            BecameExempt = exempted.Any(row => wasUnmanaged.ContainsKey(row.Key)),
            MostExempted = most,
            HasNewlyExempt = most.Any(account => account.Value.Most > mostBefore.GetValueOrDefault(account.Key).Most),
            Dormant = [.. rows.Where(row => row.Verdict == "dormant")],
            Disputed = disputed,
            Resolved = resolved,
            Removed =
            [
                .. before.Values.Where(row => !there.Contains(row.Key) && !fleet.IsHidden(row.Key)).OrderBy(row => row.Key),
            ],
            Orphans = [.. fleet.Orphans.Where(key => !there.Contains(key)).Order()],
            Unseen = unseen,
            BlindSpots = [.. BlindSpots(fleet, unseen).Concat(BlindSpots(withoutNodes)).OrderBy(spot => spot.Account)
                .ThenBy(spot => spot.Region)],
            HybridNodes = fleet.HybridNodes.Count,
            Closed = Closed(),
            Groups = groups,
            History = _lastGood?.History ?? [],
        };
        return suspect ? expected : expected with { History = [.. expected.History, expected.Counts] };

        Row RowOf(Instance instance)
        {
            var row = Evaluate(run, instance, hubFailed);
            var earlier = before.GetValueOrDefault(row.Key);
            row = row with
            {
                LastManaged = row.Verdict == "managed" ? run : knew.GetValueOrDefault(row.Key)?.LastManaged,
            };
            if (withoutNodes.ContainsKey(row.Key))
            {
                return row with { Verdict = "managed", Reason = "nodes-missing" };
            }

            var open = earlier is { Verdict: "unmanaged" or "disputed" } ? earlier : null;
            if (row.Verdict == "disputed")
            {
                var since = earlier is { Verdict: "disputed" } ? earlier.FirstDisputed : null;
                return row with
                {
                    FirstDisputed = since ?? run,
                    Due = since is not null && since == (earlier?.LastSeen ?? _lastGood?.Date),
                    FirstUnmanaged = open?.FirstUnmanaged,
                    Reopened = open?.Reopened,
                    ExemptBy = open?.ExemptBy,
                    ExemptionEnded = open?.ExemptionEnded,
                    Quiet = open?.Quiet,
                };
            }

            if (row.Verdict == "unmanaged" && isHubRemembered && earlier is { Verdict: "dormant" })
            {
                return row with { Verdict = "dormant", Reason = earlier.Reason };
            }

            if (row.Verdict != "unmanaged")
            {
                return row;
            }

            var isNew = !wasUnmanaged.ContainsKey(row.Key);
            var exemptBy = ExemptBy(instance);
            var first = open?.FirstUnmanaged ?? run;
            var known = History(row.Key, isNew);
            var isUntold = exemptBy is null && (isNew || earlier?.Quiet is not null);
            var isOld = isUntold && known?.IsOld(run, first) == true;
            return row with
            {
                FirstUnmanaged = first,
                Reopened = !isNew ? earlier?.Reopened : known?.Resolved,
                ExemptBy = exemptBy,
                ExemptionEnded = exemptBy is null ? earlier?.ExemptBy ?? earlier?.ExemptionEnded : null,
                Intermittent = exemptBy is null ? known?.Intermittent : null,
                Quiet = isOld ? "intermittent" : null,
                Due = isUntold && !isOld,
            };
        }

        IntermittentHistory? History(Key key, bool isNew) =>
            isNew ? closed.GetValueOrDefault(key)?.UnmanagedAgain(run) : closed.GetValueOrDefault(key);

        Dictionary<Key, IntermittentHistory> Closed()
        {
            var next = closed.Where(entry => there.Contains(entry.Key) || fleet.IsHidden(entry.Key)).ToDictionary();
            foreach (var row in unmanaged.Where(row => row.LastSeen is null && next.ContainsKey(row.Key)))
            {
                next[row.Key] = History(row.Key, !wasUnmanaged.ContainsKey(row.Key)) ?? next[row.Key];
            }

            foreach (var row in resolved)
            {
                next[row.Key] = next.GetValueOrDefault(row.Key, IntermittentHistory.Never)
                    .NoLongerUnmanaged(run, row.FirstUnmanaged) with
                { Resolved = run };
            }

            foreach (var row in exempted.Where(row => row.LastSeen is null && wasUnmanaged.ContainsKey(row.Key)))
            {
                next[row.Key] = next.GetValueOrDefault(row.Key, IntermittentHistory.Never)
                    .NoLongerUnmanaged(run, row.FirstUnmanaged);
            }

            return next;
        }
    }

    /// <summary>Records that the run is complete.</summary>
    public void Keep(ExpectedRun run)
    {
        Runs.Add(run.Date, run);
        if (!run.Suspect)
        {
            (_lastGood, _suspectSince) = (run, 0);
        }
        else if (run.Managed > 0)
        {
            _suspectSince++;
        }
    }

    private static Row Evaluate(DateOnly run, Instance instance, bool hubFailed)
    {
        var ssm1 = hubFailed ? null : instance.Ssm1;
        var (verdict, reason) = (instance.HasNode, ssm1) switch
        {
            (true, "FAILED") => ("disputed", "failed-since-node-listed"),
            (true, _) => ("managed", "node-listed"),
            (_, "PASSED") => ("dormant", "passed-without-node"),
            (_, "FAILED") => ("unmanaged", "failed-without-node"),
            _ => ("unmanaged", "no-node-listed"),
        };
        var seen = ShownFleet.ReportedAt(run, instance.Key);
        var evidence = instance.HasNode
            ? $"resource-explorer managed {ShownFleet.NodeReportedAt(run, instance.Key):u}"
            : $"resource-explorer unmanaged {seen:u}";
        return new(instance.Key)
        {
            Name = instance.Tags.GetValueOrDefault("Name"),
            Tags = Row.Written(instance.Tags),
            Verdict = verdict,
            Reason = reason,
            Evidence = ssm1 is null ? evidence
                : $"{evidence}, security-hub {(ssm1 == "PASSED" ? "managed" : "unmanaged")} "
                    + $"{ShownFleet.FoundAt(run, instance):u}",
            ReportedAt = seen,
        };
    }

    // Three or more instances that were managed when last seen, in an account that shows no node at all now, each with the
    // date on which it was. An instance that SSM.1 has failed since is unmanaged in any case.
    private static Dictionary<Key, DateOnly> WithoutNodes(
        ShownFleet fleet, Dictionary<Key, Row> knew, bool hubFailed) =>
        (from instance in fleet.Instances
         group instance by instance.Key.Account into account
         where account.All(instance => !instance.HasNode)
         let lost = account.Where(instance => knew.GetValueOrDefault(instance.Key) is { Verdict: "managed" }).ToList()
         where lost.Count >= 3
         from instance in lost
         where hubFailed || instance.Ssm1 != "FAILED"
         select instance.Key).ToDictionary(key => key, key => knew[key].LastSeen!.Value);

    private static IEnumerable<BlindSpot> BlindSpots(Dictionary<Key, DateOnly> withoutNodes) =>
        from instance in withoutNodes
        group instance.Value by instance.Key.Account into account
        select new BlindSpot(account.Key, null, account.Max(), 0);

    private static List<BlindSpot> BlindSpots(ShownFleet fleet, List<Row> unseen) =>
    [
        .. from row in unseen
           let isWhole = ChangingFleet.Regions.All(region => fleet.Hidden.Contains((row.Key.Account, region)))
           group row by (row.Key.Account, Region: isWhole ? null : row.Key.Region) into here
           orderby here.Key.Account, here.Key.Region
           select new BlindSpot(here.Key.Account, here.Key.Region, here.Max(row => row.LastSeen),
               here.Count(row => row is { Verdict: "unmanaged", ExemptBy: null })),
    ];

    private static string? ExemptBy(Instance instance) =>
        instance.Tags.GetValueOrDefault(ChangingFleet.ExemptTag) switch
        {
            "" => $"tag {ChangingFleet.ExemptTag}",
            "2099-12-31" => $"tag {ChangingFleet.ExemptTag}, until 2099-12-31",
            _ => null,
        };

    // The most instances that each account exempted at once within four weeks, and the last date on which it did.
    private Dictionary<string, (int Most, DateOnly On)> MostExempted(DateOnly run, List<Row> exempted)
    {
        var most = new Dictionary<string, (int Most, DateOnly On)>();
        foreach (var (account, (count, on)) in _lastGood?.MostExempted ?? new Dictionary<string, (int, DateOnly)>())
        {
            most[account] = run <= on.AddDays(28) ? (count, on)
                : (_lastGood!.Exempted.Count(row => row.Key.Account == account), _lastGood.Date);
        }

        foreach (var account in exempted.GroupBy(row => row.Key.Account))
        {
            if (account.Count() >= most.GetValueOrDefault(account.Key).Most)
            {
                most[account.Key] = (account.Count(), run);
            }
        }

        return most;
    }

    // A fall in at most a tenth of the accounts, or in a few, counts for those accounts and not for the run.
    private bool IsSuspect(List<Row> rows)
    {
        if (_lastGood is null || _suspectSince >= SuspectRunsUntilAccepted)
        {
            return false;
        }

        var now = rows.CountBy(row => row.Key.Account).ToDictionary();
        var accounts = _lastGood.Instances.Where(row => row.LastSeen is null).CountBy(row => row.Key.Account)
            .OrderBy(account => account.Key, StringComparer.Ordinal)
            .Select(account => (Before: account.Value, Now: now.GetValueOrDefault(account.Key)))
            .OrderByDescending(account => account.Before - account.Now).ToList();
        var rest = accounts.Skip(accounts.Count == 1 ? 0 : Math.Max(1, accounts.Count / 10)).ToList();
        var (before, left) = (rest.Sum(account => account.Before), rest.Sum(account => Math.Min(account.Before, account.Now)));
        return left <= before / 2.0 && before - left >= 2;
    }
}
