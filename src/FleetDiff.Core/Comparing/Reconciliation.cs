using FleetDiff.Comparing.Exempting;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>From what was observed and what is remembered to the night's report. Pure: no clock, no I/O.</summary>
public static class Reconciliation
{
    /// <summary>How many good nights the report's history keeps.</summary>
    public const int HistoryNights = 400;

    /// <summary>Reconciles a night.</summary>
    /// <param name="date">The night, in the chosen time zone.</param>
    /// <param name="witnesses">What the sources said.</param>
    /// <param name="memory">What the nights before know.</param>
    /// <param name="rules">What the settings and the exemptions say.</param>
    /// <param name="generatedAt">When this is, UTC; it goes into the report and decides nothing.</param>
    public static Findings Of(
        DateOnly date, Witnesses witnesses, Memory memory, Rules rules, DateTimeOffset generatedAt)
    {
        var judge = new Judge(date, witnesses, memory, rules);
        var verdicts = Verdicts.Of(witnesses, judge, new Exemptions(rules, date));
        var advice = Advice.Of(verdicts.Unmanaged, witnesses, verdicts.Tally, key => !memory.WasUnmanaged(key));
        var resolved = Resolved(witnesses.Comparison, memory, verdicts, judge);
        var suspect = Suspicion.Of(witnesses.Comparison, memory, verdicts.Dormant.Count);
        var totals = verdicts.Tally.Totals(witnesses.Comparison.Orphans.Count, witnesses.Inventory.HybridNodes);
        var report = new Report
        {
            Schema = Report.CurrentSchema,
            Date = date,
            GeneratedAt = generatedAt,
            Suspect = suspect is not null,
            SuspectBecause = suspect,
            ComparedWith = memory.LastGood?.Date,
            Warnings =
            [
                .. memory.Warnings,
                .. witnesses.Inventory.Warnings,
                .. witnesses.Sources.SelectMany(source => source.Warnings),
                .. verdicts.Warnings,
            ],
            View = witnesses.Inventory.View,
            Sources = [witnesses.Inventory.Ledger, .. witnesses.Sources.Select(source => source.Ledger)],
            Totals = totals,
            New = [.. advice.Rows.Where(row => !memory.WasUnmanaged(row.Key))],
            Resolved = resolved,
            Gone = [.. memory.Gone(witnesses.Comparison).OrderBy(row => row.Key)],
            Unmanaged = advice.Rows,
            Exempted = verdicts.Exempted,
            Dormant = verdicts.Dormant,
            Disagreements =
            [
                .. verdicts.Disputed,
                .. witnesses.NotInInventory.Select(said => Judge.NotInInventory(said.Key, said.Evidence)),
            ],
            Groups = advice.Groups,
            BecameExempt = verdicts.Exempted.Count(row => memory.WasUnmanaged(row.Key)),
            Exemptions =
            [
                .. Announced(verdicts.Exemptions, memory.LastGood),
                .. rules.ExemptTag is { } tag ? new AccountTags(tag, date, memory.LastGood).Of(verdicts.Exempted) : [],
            ],
            Closed = Closed(date, witnesses.Comparison, memory, resolved),
            Orphans =
            [
                .. witnesses.Comparison.Orphans.Select(node => new Orphan(
                    node.Key.Account, node.Key.Region.Code, node.Key.Instance, node.ReportedAt)),
            ],
            BlindSpots = BlindSpots.Of(witnesses, rules.Accounts),
            Accounts = verdicts.Tally.Accounts(),
            Regions = verdicts.Tally.Regions(),
            Platforms = [.. witnesses.Sources.SelectMany(source => source.Platforms)],
            AgentVersions = [.. witnesses.Sources.SelectMany(source => source.AgentVersions)],
            History = History(date, totals, memory, isGood: suspect is null),
        };
        return new Findings(report, witnesses.Inventory, judge);
    }

    // Unmanaged in the last good report, or disputed since it was, and managed or dormant tonight.
    private static List<ReportedInstance> Resolved(
        Comparison comparison, Memory memory, Verdicts verdicts, Judge judge)
    {
        return
        [
            .. from before in memory.Rows
               where before.WasOpen && !verdicts.IsOpen(before.Key)
               let place = comparison.PlaceOf(before.Key)
               where place is not null
               orderby before.Key
               select judge.Row(place.Value) with { FirstUnmanaged = before.FirstUnmanaged },
        ];
    }

    private static List<ClosedInstance> Closed(
        DateOnly date, Comparison comparison, Memory memory, IEnumerable<ReportedInstance> resolved)
    {
        var closed = new SortedDictionary<InstanceKey, DateOnly>();
        foreach (var (key, night) in memory.Resolved)
        {
            if (comparison.PlaceOf(key) is not null && date.DayNumber - night.DayNumber < HistoryNights)
            {
                closed[key] = night;
            }
        }

        foreach (var row in resolved)
        {
            closed[row.Key] = date;
        }

        return [.. closed.Select(c => new ClosedInstance(c.Key.Account, c.Key.Region.Code, c.Key.Instance, c.Value))];
    }

    // An end that comes near is news once, also when the rule has moved to another line of the file.
    private static IReadOnlyList<ExemptionSummary> Announced(
        IReadOnlyList<ExemptionSummary> exemptions, Report? lastGood)
    {
        var known = (lastGood?.Exemptions ?? []).Where(rule => rule.Status == ExemptionStatus.Ending)
            .Select(rule => (rule.Owner, rule.Reason, rule.Until)).ToHashSet();
        return
        [
            .. exemptions.Select(rule => rule with
            {
                Due = rule.Status == ExemptionStatus.Ending && !known.Contains((rule.Owner, rule.Reason, rule.Until)),
            }),
        ];
    }

    private static IReadOnlyList<HistoricNight> History(DateOnly date, Totals totals, Memory memory, bool isGood)
    {
        var before = memory.LastGood?.History ?? [];
        return !isGood
            ? before
            : [.. before.TakeLast(HistoryNights - 1),
                new HistoricNight(date, totals.Instances, totals.Managed, totals.Unmanaged)];
    }
}
