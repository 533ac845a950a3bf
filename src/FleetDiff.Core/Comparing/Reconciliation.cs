using FleetDiff.Comparing.Exempting;
using FleetDiff.Comparing.Grouping;
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
    /// <param name="baseline">What the nights before know.</param>
    /// <param name="rules">What the settings and the exemptions say.</param>
    /// <param name="generatedAt">When this is, UTC; it goes into the report and decides nothing.</param>
    public static Findings Of(
        DateOnly date, Witnesses witnesses, Baseline baseline, Rules rules, DateTimeOffset generatedAt)
    {
        var missing = MissingNodes.Of(witnesses, baseline);
        var failed = new FailedSources(date, witnesses, baseline);
        var judge = new Judge(date, witnesses, baseline, missing, failed, rules);
        var absence = Absence.Of(witnesses, baseline);
        var verdicts = Verdicts.Of(witnesses, judge, absence.NotSeen, new Exemptions(rules, date));
        var groups = GroupNews.Evaluate(date, verdicts.Unmanaged, baseline, rules);
        var advice = Advice.Of(groups, witnesses, verdicts.Tally);
        var resolved = Resolved(witnesses.Comparison, baseline, verdicts, judge);
        var sanity = SanityCheck.Evaluate(witnesses, baseline);
        var coverage = Coverage.Of(date, witnesses.Visibility, verdicts.Tally.AccountRegions(), missing, baseline);
        var totals = verdicts.Tally.Totals(witnesses.Comparison.Orphans.Count, witnesses.Inventory.HybridNodes);
        var report = new Report
        {
            Schema = Report.CurrentSchema,
            Date = date,
            GeneratedAt = generatedAt,
            Suspect = sanity.Suspect is not null,
            SuspectBecause = sanity.Suspect,
            Jumps = sanity.Jumps,
            NodeLosses = NodeLoss.Find(
                advice.Rows.Concat(verdicts.Disputed), baseline.Report, witnesses.Sources.Select(source => source.Ledger)),
            ComparedWith = baseline.Report?.Date,
            Warnings =
            [
                .. baseline.Warnings,
                .. witnesses.Inventory.Warnings,
                .. witnesses.Sources.SelectMany(source => source.Warnings),
                .. verdicts.Warnings,
                .. witnesses.Visibility.Warnings,
            ],
            View = witnesses.Inventory.View,
            Sources = [witnesses.Inventory.Ledger, .. failed.Ledgers],
            Totals = totals,
            New = [.. advice.Rows.Where(row => row.Due)],
            Resolved = resolved,
            Gone = absence.Removed,
            Unmanaged = advice.Rows,
            Exempted = verdicts.Exempted,
            Dormant = verdicts.Dormant,
            Disagreements =
            [
                .. verdicts.Disputed,
                .. witnesses.NotInInventory.Where(said => !absence.Keeps(said.Key)).Select(said => Judge.NotInInventory(said.Key, said.Evidence)),
            ],
            Groups = advice.Groups,
            KnownGroups = groups.Known,
            BecameExempt = verdicts.Exempted.Count(row => baseline.WasOpen(row.Key)),
            Exemptions =
            [
                .. Announced(verdicts.Exemptions, baseline.Report),
                .. rules.ExemptTag is { } tag ? new AccountTags(tag, date, baseline.Report).Of(verdicts.Exempted) : [],
            ],
            Closed = Closed(date, witnesses, baseline, verdicts, judge, resolved),
            Orphans =
            [
                .. witnesses.Comparison.Orphans.Select(node => new Orphan(
                    node.Key.Account, node.Key.Region.Code, node.Key.Instance, node.ReportedAt)),
            ],
            BlindSpots = BlindSpots.Of(
                witnesses, rules.Accounts, coverage.Lost(
                    witnesses.Visibility, verdicts.NotSeen,
                    lost => rules.Exemptions.Any(rule => rule.ExemptsAll(lost) && !rule.HasEnded(date))),
                missing),
            Accounts = verdicts.Tally.Accounts(),
            Regions = verdicts.Tally.Regions(),
            AccountRegions = coverage.AccountRegions,
            Platforms = [.. witnesses.Sources.SelectMany(source => source.Platforms)],
            AgentVersions = [.. witnesses.Sources.SelectMany(source => source.AgentVersions)],
            History = History(date, totals, baseline, isGood: sanity.Suspect is null),
        };
        return new Findings(report, witnesses.Inventory, judge);
    }

    // Unmanaged in the last good report, or disputed since it was, and managed or dormant tonight.
    private static List<ReportedInstance> Resolved(
        Comparison comparison, Baseline baseline, Verdicts verdicts, Judge judge)
    {
        return
        [
            .. from before in baseline.Rows
               where before.WasOpen && !verdicts.IsOpen(before.Key)
               let place = comparison.PlaceOf(before.Key)
               where place is not null
               orderby before.Key
               select judge.Row(place.Value) with { FirstUnmanaged = before.FirstUnmanaged },
        ];
    }

    private static List<ClosedInstance> Closed(
        DateOnly date, Witnesses witnesses, Baseline baseline, Verdicts verdicts, Judge judge,
        IReadOnlyList<ReportedInstance> resolved)
    {
        var closed = new SortedDictionary<InstanceKey, ClosedInstance>();
        foreach (var (key, history) in baseline.Closed)
        {
            var isKnown = witnesses.Comparison.PlaceOf(key) is not null || !witnesses.Visibility.CanSee(key);
            var last = history.Resolved ?? history.Reopened?[^1] ?? date;
            if (isKnown && date.DayNumber - last.DayNumber < HistoryNights)
            {
                closed[key] = history;
            }
        }

        foreach (var row in verdicts.Unmanaged.Where(row => row.LastSeen is null && closed.ContainsKey(row.Key)))
        {
            closed[row.Key] = judge.HistoryOf(row.Key) ?? closed[row.Key];
        }

        foreach (var row in resolved)
        {
            closed[row.Key] = History(row).AfterClosing(date, row.FirstUnmanaged) with { Resolved = date };
        }

        foreach (var row in verdicts.Exempted.Where(row => row.LastSeen is null && baseline.WasOpen(row.Key)))
        {
            closed[row.Key] = History(row).AfterClosing(date, row.FirstUnmanaged);
        }

        return [.. closed.Values];

        ClosedInstance History(ReportedInstance row) => closed.GetValueOrDefault(row.Key)
            ?? new ClosedInstance(row.Account, row.Region, row.Instance, null);
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

    private static IReadOnlyList<HistoricNight> History(DateOnly date, Totals totals, Baseline baseline, bool isGood)
    {
        var before = baseline.Report?.History ?? [];
        return !isGood
            ? before
            : [.. before.TakeLast(HistoryNights - 1),
                new HistoricNight(date, totals.Instances, totals.Managed, totals.Unmanaged)];
    }
}
