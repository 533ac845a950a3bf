using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>The rules of one run.</summary>
/// <param name="baseline">The last run that is not suspect.</param>
/// <param name="fleet">The fleet.</param>
/// <param name="hubFailed">Whether Security Hub failed.</param>
internal sealed class RunModel(ExpectedRun baseline, ShownFleet fleet, bool hubFailed)
{
    private const int DaysThatSecurityHubIsRemembered = 7;
    private const int DaysThatExemptionsAreRemembered = 28;

    private readonly DateOnly _date = fleet.Date;
    private readonly DateOnly? _hubRead = hubFailed ? baseline.HubRead : fleet.Date;
    private readonly HashSet<Key> _listed = [.. fleet.Instances.Select(instance => instance.Key)];

    // Every instance as it was when last listed.
    private readonly Dictionary<Key, Row> _known = baseline.Known.ToDictionary(row => row.Key);

    // The instances of the baseline that were not managed.
    private readonly Dictionary<Key, Row> _before =
        baseline.Instances.Where(row => row.Verdict != "managed").ToDictionary(row => row.Key);

    private readonly Dictionary<Key, Row> _wasOpen = baseline.Open.ToDictionary(row => row.Key);

    private readonly Dictionary<Key, Row> _withoutNodes =
        BlindSpot.FindWithoutNodes(fleet, baseline, hubFailed).ToDictionary(row => row.Key);

    public ExpectedRun Create()
    {
        var (rows, groups) = baseline.Groups.Decide(
            _date, [.. fleet.Instances.Select(CreateRow).Concat(KeepUnseen()).OrderBy(row => row.Key)]);
        List<Row> unseen = [.. _known.Values.Where(row => fleet.IsHidden(row.Key))];
        var run = new ExpectedRun(_date)
        {
            ComparedWith = baseline == ExpectedRun.None ? null : baseline.Date,
            HubRead = _hubRead,
            Instances = rows,
            Groups = groups,
            Resolved =
            [
                .. rows.Where(row => row.Status is "managed" or "dormant" && _wasOpen.ContainsKey(row.Key))
                    .Select(row => row with { FirstUnmanaged = _wasOpen[row.Key].FirstUnmanaged }),
            ],
            Removed =
            [
                .. _before.Values.Where(row => !_listed.Contains(row.Key) && !fleet.IsHidden(row.Key)).OrderBy(row => row.Key),
            ],
            Orphans = [.. fleet.Orphans.Where(key => !_listed.Contains(key)).Order()],
            HybridNodes = fleet.HybridNodes.Count,
            Unseen = unseen,
            BlindSpots = BlindSpot.Create(fleet, unseen, _withoutNodes.Values),
            History = baseline.History,
        };
        run = run with { Closed = Close(run) };
        return CountExemptions(run);
    }

    // Instances in a blind spot keep their state.
    private IEnumerable<Row> KeepUnseen() => _before.Values.Where(row => fleet.IsHidden(row.Key))
        .Select(row => row with { LastSeen = row.LastSeen ?? baseline.Date, Due = false });

    private Row CreateRow(Instance instance)
    {
        var row = Row.Create(fleet, instance, hubFailed);
        var earlier = _before.GetValueOrDefault(row.Key);
        row = row with
        {
            LastManaged = row.Verdict == "managed" ? _date : _known.GetValueOrDefault(row.Key)?.LastManaged,
        };
        if (_withoutNodes.ContainsKey(row.Key))
        {
            return row with { Verdict = "managed", Reason = "nodes-missing" };
        }

        var isHubRemembered = hubFailed && _hubRead >= _date.AddDays(-DaysThatSecurityHubIsRemembered);
        return row.Verdict switch
        {
            "disputed" => Dispute(row, earlier),
            "unmanaged" when isHubRemembered && earlier is { Verdict: "dormant" } =>
                row with { Verdict = "dormant", Reason = earlier.Reason },
            "unmanaged" => Open(row, earlier, FindExemption(instance)),
            _ => row,
        };
    }

    private Row Dispute(Row row, Row? earlier)
    {
        var since = earlier is { Verdict: "disputed" } ? earlier.FirstDisputed : null;
        row = row with
        {
            FirstDisputed = since ?? _date,
            // An alert is due in the second run in a row.
            Due = since is not null && since == (earlier?.LastSeen ?? baseline.Date),
        };
        return earlier is not { Verdict: "unmanaged" or "disputed" } ? row : row with
        {
            FirstUnmanaged = earlier.FirstUnmanaged,
            Reopened = earlier.Reopened,
            ExemptBy = earlier.ExemptBy,
            ExemptionEnded = earlier.ExemptionEnded,
            Quiet = earlier.Quiet,
        };
    }

    private Row Open(Row row, Row? earlier, string? exemptBy)
    {
        row = row with
        {
            FirstUnmanaged = (earlier is { Verdict: "unmanaged" or "disputed" } ? earlier.FirstUnmanaged : null) ?? _date,
            Reopened = _wasOpen.ContainsKey(row.Key) ? earlier?.Reopened : baseline.Closed.GetValueOrDefault(row.Key)?.Resolved,
        };
        if (exemptBy is not null)
        {
            return row with { ExemptBy = exemptBy };
        }

        var history = FindHistory(row.Key);
        var isUnalerted = !_wasOpen.ContainsKey(row.Key) || earlier?.Quiet is not null;
        var isOld = isUnalerted && history?.IsOld(_date, row.FirstUnmanaged.Value) == true;
        return row with
        {
            ExemptionEnded = earlier?.ExemptBy ?? earlier?.ExemptionEnded,
            Intermittent = history?.Intermittent,
            Quiet = isOld ? "intermittent" : null,
            Due = isUnalerted && !isOld,
        };
    }

    private static string? FindExemption(Instance instance) => instance.Tags.GetValueOrDefault(ChangingFleet.ExemptTag) switch
    {
        "" => $"tag {ChangingFleet.ExemptTag}",
        "2099-12-31" => $"tag {ChangingFleet.ExemptTag}, until 2099-12-31",
        _ => null,
    };

    // The history of an instance that is unmanaged.
    private IntermittentHistory? FindHistory(Key key)
    {
        var closed = baseline.Closed.GetValueOrDefault(key);
        return _wasOpen.ContainsKey(key) ? closed : closed?.UnmanagedAgain(_date);
    }

    private Dictionary<Key, IntermittentHistory> Close(ExpectedRun run)
    {
        var closed = baseline.Closed.Where(entry => _listed.Contains(entry.Key) || fleet.IsHidden(entry.Key)).ToDictionary();
        foreach (var row in run.Unmanaged.Where(row => row.LastSeen is null && closed.ContainsKey(row.Key)))
        {
            closed[row.Key] = FindHistory(row.Key)!;
        }

        foreach (var row in run.Resolved)
        {
            closed[row.Key] = NoLongerUnmanaged(row) with { Resolved = _date };
        }

        foreach (var row in run.Exempted.Where(row => row.LastSeen is null && _wasOpen.ContainsKey(row.Key)))
        {
            closed[row.Key] = NoLongerUnmanaged(row);
        }

        return closed;

        IntermittentHistory NoLongerUnmanaged(Row row) =>
            closed.GetValueOrDefault(row.Key, IntermittentHistory.Never).NoLongerUnmanaged(_date, row.FirstUnmanaged);
    }

    private ExpectedRun CountExemptions(ExpectedRun run)
    {
        var most = new Dictionary<string, (int Most, DateOnly On)>();
        foreach (var (account, before) in baseline.MostExempted)
        {
            most[account] = _date <= before.On.AddDays(DaysThatExemptionsAreRemembered)
                ? before
                : (baseline.Exempted.Count(row => row.Key.Account == account), baseline.Date);
        }

        var counts = run.Exempted.CountBy(row => row.Key.Account).ToList();
        var hasNewlyExempt = counts.Any(account => account.Value > most.GetValueOrDefault(account.Key).Most);
        foreach (var (account, count) in counts.Where(account => account.Value >= most.GetValueOrDefault(account.Key).Most))
        {
            most[account] = (count, _date);
        }

        return run with
        {
            BecameExempt = run.Exempted.Any(row => _wasOpen.ContainsKey(row.Key)),
            HasNewlyExempt = hasNewlyExempt,
            MostExempted = most,
        };
    }
}
