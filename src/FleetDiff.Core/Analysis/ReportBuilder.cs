using FleetDiff.Core.Analysis.Causes;
using FleetDiff.Core.Analysis.Coverage;
using FleetDiff.Core.Analysis.Exemptions;
using FleetDiff.Core.Analysis.Grouping;
using FleetDiff.Core.Analysis.Verdicts;

namespace FleetDiff.Core.Analysis;

/// <summary>Builds the report of a run from the observations and the baseline. It uses no clock and no I/O.</summary>
public static class ReportBuilder
{
    /// <summary>The maximum number of runs in the history, and of days for which a resolved instance is kept.</summary>
    public const int HistoryDays = 400;

    /// <summary>
    /// Builds the report of a run: finds what this run cannot see, evaluates every instance, compares with the baseline, and
    /// reports what is not covered.
    /// </summary>
    /// <param name="date">The date of the run, in the configured time zone.</param>
    /// <param name="observations">The observations of the sources.</param>
    /// <param name="baseline">The baseline.</param>
    /// <param name="rules">The settings and the exemptions.</param>
    /// <param name="generatedAt">The current time, UTC. It is stored in the report and affects no verdict.</param>
    public static RunFindings Build(
        DateOnly date, Observations observations, Baseline baseline, AnalysisRules rules, DateTimeOffset generatedAt)
    {
        var run = new RunContext(date, observations, baseline, rules);
        var missing = new MissingNodes(run);
        var failed = new FailedSources(run);
        var reasons = new AbsenceReasons(run);
        var absent = AbsentInstances.Find(run, reasons);

        var exemptions = new ExemptionMatcher(rules, date);
        var evaluator = new InstanceEvaluator(run, missing, failed);
        var verdicts = new FleetEvaluation(run, evaluator, failed, absent.NotSeen, exemptions);
        new CauseAssignment(verdicts, observations).Assign();
        var (groups, knownGroups) = new GroupChanges(run).Evaluate(verdicts.Unmanaged);
        var closed = ClosedInstances.Update(run, verdicts);

        var listed = verdicts.Counts.CountAccountRegions().ToList();
        var sanity = SanityCheck.Evaluate(observations, baseline, listed);
        var counted = LostRegion.Retain(run, listed.Select(missing.Mark), reasons);
        var lost = LostRegion.Find(counted, observations.Visibility, verdicts.NotSeen, exemptions);
        var unlisted = evaluator.FindUnlisted();
        var spots = BlindSpotFinder.Find(run, unlisted, lost, missing, reasons, exemptions);
        var ledger = CoverageLedger.Create(observations, counted, spots, reasons, exemptions);

        var totals = verdicts.Counts.CountAll(observations.Inventory.OrphanedNodes.Count, observations.Inventory.HybridNodes);
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
                verdicts.Unmanaged.Concat(verdicts.Disputed), baseline.Report,
                observations.Sources.Select(source => source.Result)),
            ComparedWith = baseline.Report?.Date,
            Warnings =
            [
                .. baseline.Warnings,
                .. observations.Inventory.Warnings,
                .. observations.Sources.SelectMany(source => source.Warnings),
                .. exemptions.Warnings,
                .. observations.Visibility.Warnings,
            ],
            View = observations.Inventory.View,
            Sources = [observations.Inventory.Result, .. failed.Results],
            Totals = totals,
            New = [.. verdicts.Unmanaged.Where(row => row.Due)],
            Resolved = verdicts.Resolved,
            Removed = absent.Removed,
            Unmanaged = verdicts.Unmanaged,
            Exempted = verdicts.Exempted,
            Dormant = verdicts.Dormant,
            Disagreements =
            [
                .. verdicts.Disputed,
                .. unlisted.ExceptBy(absent.NotSeen.Select(row => row.Key), row => row.Key),
            ],
            Fixes = Fixes.Rank(verdicts.Unmanaged),
            FixProgress = sanity.Suspect is not null ? null : Fixes.CountProgress(run, closed, verdicts),
            Groups = groups,
            KnownGroups = knownGroups,
            BecameExempt = verdicts.Exempted.Count(row => baseline.Find(row.Key) is { IsOpen: true }),
            Exemptions =
            [
                .. exemptions.CreateSummaries(ledger, baseline.Report),
                .. rules.ExemptTag is { } tag
                    ? new TagExemptionHistory(tag, date, baseline.Report).Summarize(verdicts.Exempted)
                    : [],
            ],
            Closed = [.. closed.Values],
            OrphanedNodes =
            [
                .. observations.Inventory.OrphanedNodes.Select(node => new OrphanedNode(
                    node.Key.Account, node.Key.Region.Code, node.Key.Instance, node.ReportedAt)),
            ],
            BlindSpots = spots,
            Coverage = ledger,
            NewAccounts = ExpectedAccounts.FindNew(run),
            Accounts = verdicts.Counts.CountAccounts(observations.FindAccount),
            Regions = verdicts.Counts.CountRegions(),
            AccountRegions = counted,
            Platforms = [.. observations.Sources.SelectMany(source => source.Platforms)],
            AgentVersions = [.. observations.Sources.SelectMany(source => source.AgentVersions)],
            History = CreateHistory(date, totals, baseline, isGood: sanity.Suspect is null),
        };
        return new RunFindings(report, observations, evaluator);
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
