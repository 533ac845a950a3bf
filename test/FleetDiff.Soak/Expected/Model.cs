using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>
/// The nights as the README tells of them, with sets and dictionaries and nothing of FleetDiff's own code. It knows the
/// inventory, SSM.1 for instances without a node, the exempt tag, and suspect nights. Of exemptions that
/// end, grace, disputes and blind spots the soak's fleet has none.
/// </summary>
internal sealed class Model
{
    private const int SuspectNightsUntilBelieved = 3;

    private ExpectedNight? _lastGood;
    private int _suspectSince;

    /// <summary>Every complete night, oldest first.</summary>
    public SortedDictionary<DateOnly, ExpectedNight> Nights { get; } = [];

    /// <summary>What the night says if it is complete with this fleet. Changes nothing.</summary>
    public ExpectedNight Of(DateOnly night, ShownFleet fleet, bool hubUnheard)
    {
        var before = (_lastGood?.Remembered ?? []).ToDictionary(row => row.Key);
        var wasUnmanaged = (_lastGood?.Unmanaged ?? []).ToDictionary(row => row.Key);
        var knew = (_lastGood?.Instances ?? []).ToDictionary(row => row.Key);
        var closed = _lastGood?.Closed ?? new Dictionary<Key, DateOnly>();

        var rows = fleet.Instances.OrderBy(instance => instance.Key, ByKey.Order).Select(RowOf).ToList();
        var there = rows.Select(row => row.Key).ToHashSet();
        var unmanaged = rows.Where(row => row is { Verdict: "unmanaged", ExemptBy: null }).ToList();
        var exempted = rows.Where(row => row.ExemptBy is not null).ToList();
        var open = unmanaged.Concat(exempted).Select(row => row.Key).ToHashSet();
        var resolved = rows.Where(row => wasUnmanaged.ContainsKey(row.Key) && !open.Contains(row.Key))
            .Select(row => row with { FirstUnmanaged = wasUnmanaged[row.Key].FirstUnmanaged })
            .ToList();
        var suspect = IsSuspect(rows);
        var mostBefore = MostExempted(night, []);
        var most = MostExempted(night, exempted);
        var expected = new ExpectedNight(night)
        {
            Suspect = suspect,
            ComparedWith = _lastGood?.Date,
            HubUnheard = hubUnheard,
            Instances = rows,
            Unmanaged = unmanaged,
            New = [.. unmanaged.Where(row => !wasUnmanaged.ContainsKey(row.Key))],
            Exempted = exempted,
            BecameExempt = exempted.Any(row => wasUnmanaged.ContainsKey(row.Key)),
            MostExempted = most,
            HasNewlyExempt = most.Any(account => account.Value.Most > mostBefore.GetValueOrDefault(account.Key).Most),
            Dormant = [.. rows.Where(row => row.Verdict == "dormant")],
            Resolved = resolved,
            Gone = [.. before.Values.Where(row => !there.Contains(row.Key)).OrderBy(row => row.Key, ByKey.Order)],
            Orphans = [.. fleet.Orphans.Where(key => !there.Contains(key)).Order(ByKey.Order)],
            HybridNodes = fleet.HybridNodes.Count,
            Closed = closed.Where(entry => there.Contains(entry.Key)).ToDictionary()
                .Concat(resolved.Select(row => KeyValuePair.Create(row.Key, night)))
                .GroupBy(entry => entry.Key).ToDictionary(entries => entries.Key, entries => entries.Last().Value),
            History = _lastGood?.History ?? [],
        };
        return suspect ? expected : expected with { History = [.. expected.History, expected.Counts] };

        Row RowOf(Instance instance)
        {
            var row = Judged(night, instance, hubUnheard);
            var earlier = before.GetValueOrDefault(row.Key);
            row = row with
            {
                LastManaged = row.Verdict == "managed" ? night : knew.GetValueOrDefault(row.Key)?.LastManaged,
            };
            if (row.Verdict != "unmanaged")
            {
                return row;
            }

            var isNew = !wasUnmanaged.ContainsKey(row.Key);
            var exemptBy = ExemptBy(instance);
            return row with
            {
                FirstUnmanaged = (earlier?.Verdict == "unmanaged" ? earlier.FirstUnmanaged : null) ?? night,
                Reopened = !isNew ? earlier?.Reopened
                    : closed.TryGetValue(row.Key, out var date) ? date : null,
                ExemptBy = exemptBy,
                ExemptionEnded = exemptBy is null ? earlier?.ExemptBy ?? earlier?.ExemptionEnded : null,
                Due = isNew && exemptBy is null,
            };
        }
    }

    /// <summary>The night is complete.</summary>
    public void Keep(ExpectedNight night)
    {
        Nights.Add(night.Date, night);
        if (!night.Suspect)
        {
            (_lastGood, _suspectSince) = (night, 0);
        }
        else if (night.Managed > 0)
        {
            _suspectSince++;
        }
    }

    private static Row Judged(DateOnly night, Instance instance, bool hubUnheard)
    {
        var ssm1 = hubUnheard ? null : instance.Ssm1;
        var (verdict, reason) = (instance.HasNode, ssm1) switch
        {
            (true, _) => ("managed", "node-listed"),
            (_, "PASSED") => ("dormant", "passed-without-node"),
            (_, "FAILED") => ("unmanaged", "failed-without-node"),
            _ => ("unmanaged", "no-node-listed"),
        };
        var seen = ShownFleet.ReportedAt(night, instance.Key);
        var said = instance.HasNode
            ? $"resource-explorer managed {ShownFleet.NodeReportedAt(night, instance.Key):u}"
            : $"resource-explorer unmanaged {seen:u}";
        return new(instance.Key)
        {
            Name = instance.Tags.GetValueOrDefault("Name"),
            Tags = Row.Written(instance.Tags),
            Verdict = verdict,
            Reason = reason,
            Evidence = ssm1 is null ? said
                : $"{said}, security-hub {(ssm1 == "PASSED" ? "managed" : "unmanaged")} {ShownFleet.FoundAt(night):u}",
            ReportedAt = seen,
        };
    }

    private static string? ExemptBy(Instance instance) =>
        instance.Tags.GetValueOrDefault(ChangingFleet.ExemptTag) switch
        {
            "" => $"tag {ChangingFleet.ExemptTag}",
            "2099-12-31" => $"tag {ChangingFleet.ExemptTag}, until 2099-12-31",
            _ => null,
        };

    // The most instances that each account exempted at once in four weeks, and the last night on which it did.
    private Dictionary<string, (int Most, DateOnly On)> MostExempted(DateOnly night, List<Row> exempted)
    {
        var most = new Dictionary<string, (int Most, DateOnly On)>();
        foreach (var (account, (count, on)) in _lastGood?.MostExempted ?? new Dictionary<string, (int, DateOnly)>())
        {
            most[account] = night <= on.AddDays(28) ? (count, on)
                : (_lastGood!.Exempted.Count(row => row.Key.Account == account), _lastGood.Date);
        }

        foreach (var account in exempted.GroupBy(row => row.Key.Account))
        {
            if (account.Count() >= most.GetValueOrDefault(account.Key).Most)
            {
                most[account.Key] = (account.Count(), night);
            }
        }

        return most;
    }

    private bool IsSuspect(List<Row> rows)
    {
        var managed = rows.Count(row => row.Verdict == "managed");
        var alive = managed + rows.Count(row => row.Verdict == "dormant");
        return rows.Count == 0 || managed == 0
            || (_lastGood is { } good && _suspectSince < SuspectNightsUntilBelieved
                && (HasFallen(good.Instances.Count, rows.Count) || HasFallen(good.Managed, alive)));
    }

    private static bool HasFallen(int before, int now) => now <= before / 2.0 && before - now >= 2;
}

/// <summary>By account, Region and id.</summary>
internal sealed class ByKey : IComparer<Key>
{
    public static ByKey Order { get; } = new();

    public int Compare(Key x, Key y) =>
        string.CompareOrdinal(x.Account, y.Account) is not 0 and var byAccount ? byAccount
        : string.CompareOrdinal(x.Region, y.Region) is not 0 and var byRegion ? byRegion
        : string.CompareOrdinal(x.Id, y.Id);
}
