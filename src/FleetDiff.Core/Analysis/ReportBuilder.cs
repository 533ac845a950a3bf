using FleetDiff.Core.Analysis.Causes;
using FleetDiff.Core.Analysis.Coverage;
using FleetDiff.Core.Analysis.Exemptions;
using FleetDiff.Core.Analysis.Grouping;
using FleetDiff.Core.Analysis.Verdicts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis;

/// <summary>Builds the report of a run from the observations and the baseline. It uses no clock and no I/O.</summary>
public static class ReportBuilder
{
    /// <summary>The maximum number of runs in the history, and of days for which a resolved instance is kept.</summary>
    public const int HistoryDays = 400;

    /// <summary>Builds the report of a run.</summary>
    /// <param name="date">The date of the run, in the configured time zone.</param>
    /// <param name="observations">The observations of the sources.</param>
    /// <param name="baseline">The baseline.</param>
    /// <param name="rules">The settings and the exemptions.</param>
    /// <param name="generatedAt">The current time, UTC. It is stored in the report and affects no verdict.</param>
    public static RunFindings Build(
        DateOnly date, Observations observations, Baseline baseline, AnalysisRules rules, DateTimeOffset generatedAt)
    {
        var missing = MissingNodes.Find(observations, baseline);
        var failed = new FailedSources(date, observations, baseline);
        var openStates = new OpenStateEvaluator(date, baseline, rules, observations.Inventory.Result.Observed);
        var evaluator = new InstanceEvaluator(date, observations, baseline, missing, failed, openStates);
        var reasons = new AbsenceReasons(date, observations, baseline);
        var exemptions = new AccountExemptions(rules.Exemptions, date);
        var absence = AbsentInstances.Find(observations, baseline, reasons);
        var matcher = new ExemptionMatcher(rules, date);
        var verdicts = FleetEvaluation.Evaluate(observations, evaluator, absence.NotSeen, matcher);
        new CauseAssignment(verdicts, observations).Assign();
        var (groups, knownGroups) = new GroupChanges(date, baseline, rules).Evaluate(verdicts.Unmanaged);
        var resolved = FindResolved(observations.Comparison, baseline, verdicts, evaluator);
        var sanity = SanityCheck.Evaluate(observations, baseline);
        var coverage = CoverageState.Create(
            date, observations.Visibility, verdicts.Counts.CountAccountRegions(), missing, baseline, reasons);
        var spots = BlindSpotFinder.Find(
            observations, rules, coverage.FindLost(observations.Visibility, verdicts.NotSeen, exemptions.Covers), missing,
            reasons, exemptions);
        var ledger = CoverageLedger.Create(observations, coverage.AccountRegions, spots, reasons, exemptions);
        var closed = UpdateResolvedInstances(date, observations, baseline, verdicts, openStates, resolved);
        var totals = verdicts.Counts.CountAll(observations.Comparison.OrphanedNodes.Count, observations.Inventory.HybridNodes);
        var report = new Report
        {
            Schema = Report.CurrentSchema,
            Date = date,
            GeneratedAt = generatedAt,
            Version = ProductVersion.Current,
            Suspect = sanity.Suspect is not null,
            SuspectBecause = sanity.Suspect,
            Jumps = sanity.Jumps,
            NodeLosses = NodeLoss.Find(
                verdicts.Unmanaged.Concat(verdicts.Disputed), baseline.Report, observations.Sources.Select(source => source.Result)),
            ComparedWith = baseline.Report?.Date,
            Warnings =
            [
                .. baseline.Warnings,
                .. observations.Inventory.Warnings,
                .. observations.Sources.SelectMany(source => source.Warnings),
                .. matcher.Warnings,
                .. observations.Visibility.Warnings,
            ],
            View = observations.Inventory.View,
            Sources = [observations.Inventory.Result, .. failed.Results],
            Totals = totals,
            New = [.. verdicts.Unmanaged.Where(row => row.Due)],
            Resolved = resolved,
            Removed = absence.Removed,
            Unmanaged = verdicts.Unmanaged,
            Exempted = verdicts.Exempted,
            Dormant = verdicts.Dormant,
            Disagreements =
            [
                .. verdicts.Disputed,
                .. observations.NotInInventory.Where(unlisted => !absence.KeepsState(unlisted.Key))
                    .Select(unlisted => InstanceEvaluator.CreateUnlisted(
                        unlisted.Key, unlisted.Evidence, observations.FindAccount(unlisted.Key))),
            ],
            Fixes = FixRanking.Rank(verdicts.Unmanaged),
            FixProgress = sanity.Suspect is not null ? null : FixProgressCounter.Count(date, baseline, closed, verdicts),
            Groups = groups,
            KnownGroups = knownGroups,
            BecameExempt = verdicts.Exempted.Count(row => baseline.WasOpen(row.Key)),
            Exemptions =
            [
                .. matcher.CreateSummaries(exemptions.FindUsed(ledger), baseline.Report),
                .. rules.ExemptTag is { } tag
                    ? new TagExemptionHistory(tag, date, baseline.Report).Summarize(verdicts.Exempted)
                    : [],
            ],
            Closed = closed,
            OrphanedNodes =
            [
                .. observations.Comparison.OrphanedNodes.Select(node => new OrphanedNode(
                    node.Key.Account, node.Key.Region.Code, node.Key.Instance, node.ReportedAt)),
            ],
            BlindSpots = spots,
            Coverage = ledger,
            NewAccounts = ExpectedAccounts.FindNew(observations, baseline),
            Accounts = verdicts.Counts.CountAccounts(observations.FindAccount),
            Regions = verdicts.Counts.CountRegions(),
            AccountRegions = coverage.AccountRegions,
            Platforms = [.. observations.Sources.SelectMany(source => source.Platforms)],
            AgentVersions = [.. observations.Sources.SelectMany(source => source.AgentVersions)],
            History = CreateHistory(date, totals, baseline, isGood: sanity.Suspect is null),
        };
        return new RunFindings(report, observations.Inventory, evaluator);
    }

    // Open in the baseline, listed in this run, and neither unmanaged nor disputed now.
    private static List<ReportedInstance> FindResolved(
        InventoryComparison comparison, Baseline baseline, FleetEvaluation verdicts, InstanceEvaluator evaluator)
    {
        return
        [
            .. from before in baseline.Instances
               where before.WasOpen && !verdicts.IsOpen(before.Key)
               let index = comparison.FindIndex(before.Key)
               where index is not null
               orderby before.Key
               select evaluator.Evaluate(index.Value) with { FirstUnmanaged = before.FirstUnmanaged },
        ];
    }

    private static List<ResolvedInstance> UpdateResolvedInstances(
        DateOnly date, Observations observations, Baseline baseline, FleetEvaluation verdicts, OpenStateEvaluator openStates,
        IReadOnlyList<ReportedInstance> resolved)
    {
        var closed = new SortedDictionary<InstanceKey, ResolvedInstance>();
        foreach (var (key, history) in baseline.Closed)
        {
            var isKnown = observations.Comparison.FindIndex(key) is not null || !observations.Visibility.CanSee(key);
            var last = history.Resolved ?? history.Reopened?[^1] ?? date;
            if (isKnown && date.DayNumber - last.DayNumber < HistoryDays)
            {
                closed[key] = history;
            }
        }

        foreach (var row in verdicts.Unmanaged.Where(row => row.LastSeen is null && closed.ContainsKey(row.Key)))
        {
            closed[row.Key] = openStates.GetHistory(row.Key) ?? closed[row.Key];
        }

        foreach (var row in resolved)
        {
            closed[row.Key] = History(row).WithResolution(date, row.FirstUnmanaged) with
            {
                Resolved = date,
                FirstUnmanaged = row.FirstUnmanaged,
            };
        }

        foreach (var row in verdicts.Exempted.Where(row => row.LastSeen is null && baseline.WasOpen(row.Key)))
        {
            closed[row.Key] = History(row).WithResolution(date, row.FirstUnmanaged);
        }

        return [.. closed.Values];

        ResolvedInstance History(ReportedInstance row) => closed.GetValueOrDefault(row.Key)
            ?? new ResolvedInstance(row.Account, row.Region, row.Instance, null);
    }

    private static IReadOnlyList<RunCounts> CreateHistory(DateOnly date, Totals totals, Baseline baseline, bool isGood)
    {
        var before = baseline.Report?.History ?? [];
        return !isGood
            ? before
            : [.. before.TakeLast(HistoryDays - 1),
                new RunCounts(date, totals.Instances, totals.Managed, totals.Unmanaged)];
    }
}
