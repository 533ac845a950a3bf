using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>
/// The evaluation of every instance of a run: the rows of the instances that are not managed, and the counts of all. Each list
/// is sorted by key.
/// </summary>
internal sealed class FleetEvaluation
{
    /// <summary>Evaluates every instance once. Those that cannot be seen, sorted by key, keep their verdict.</summary>
    public FleetEvaluation(
        RunContext run, InstanceEvaluator evaluator, FailedSources failed, IReadOnlyList<ReportedInstance> notSeen,
        ExemptionMatcher exemptions)
    {
        var (rows, resolved) = (new List<ReportedInstance>(), new List<ReportedInstance>());
        foreach (var (instance, absent) in run.Observations.Merge(notSeen))
        {
            var key = absent?.Key ?? instance.Key;
            var before = run.Baseline.Find(key);
            if (absent is null && before is not { IsOpen: true } && run.Observations.IsManagedByInventoryOnly(instance))
            {
                // Most instances are managed: their rows are created only when they are written, to save memory.
                Counts.Add(key, InstanceStatus.Managed);
                continue;
            }

            var row = absent is null
                ? Exempt(evaluator.Evaluate(instance), before, failed, exemptions)
                : ExemptNotSeen(absent, exemptions);
            Counts.Add(key, row.Status, isSeen: absent is null);
            if (row.Status is InstanceStatus.Managed or InstanceStatus.Dormant && before is { IsOpen: true })
            {
                resolved.Add(row with { FirstUnmanaged = before.FirstUnmanaged });
            }

            if (row.Status != InstanceStatus.Managed)
            {
                rows.Add(row);
            }
        }

        var byStatus = rows.ToLookup(row => row.Status);
        Unmanaged = [.. byStatus[InstanceStatus.Unmanaged]];
        Exempted = [.. byStatus[InstanceStatus.Exempt]];
        Dormant = [.. byStatus[InstanceStatus.Dormant]];
        Disputed = [.. byStatus[InstanceStatus.Disputed]];
        Resolved = resolved;
        NotSeen = [.. rows.Where(row => row.LastSeen is not null)];
    }

    public IReadOnlyList<ReportedInstance> Unmanaged { get; }

    public IReadOnlyList<ReportedInstance> Exempted { get; }

    public IReadOnlyList<ReportedInstance> Dormant { get; }

    public IReadOnlyList<ReportedInstance> Disputed { get; }

    /// <summary>The instances that were open in the baseline and are managed or dormant now.</summary>
    public IReadOnlyList<ReportedInstance> Resolved { get; }

    /// <summary>The instances of the other lists that cannot be seen.</summary>
    public IReadOnlyList<ReportedInstance> NotSeen { get; }

    public FleetCounts Counts { get; } = new();

    private static ReportedInstance Exempt(
        ReportedInstance row, ReportedInstance? before, FailedSources failed, ExemptionMatcher exemptions)
    {
        if (row.Verdict != Verdict.Unmanaged)
        {
            return row;
        }

        var instance = new Instance(row.Key, row.ReportedAt, row.Tags);
        var suppressed = row.FindEvidence(Source.SecurityHub)?.Suppressed ?? failed.FindEarlierSuppression(before);
        if (exemptions.Match(instance, suppressed) is { } exemption)
        {
            return Apply(row, exemption);
        }

        // A rule that never exempted the instance is not named.
        var ended = before?.ExemptBy is { } rule
            ? exemptions.FindEnded(instance)?.Rule ?? rule
            : before?.ExemptionEnded;
        return ended is null ? row : row with { ExemptionEnded = ended };
    }

    // A new rule can exempt an instance that cannot be seen. A rule that ends applies until the instance can be seen again.
    private static ReportedInstance ExemptNotSeen(ReportedInstance row, ExemptionMatcher exemptions) =>
        row.Verdict == Verdict.Unmanaged && exemptions.Match(new(row.Key, row.ReportedAt, row.Tags)) is { } exemption
            ? Apply(row, exemption)
            : row;

    private static ReportedInstance Apply(ReportedInstance row, Exemption exemption) => row with
    {
        ExemptBy = exemption.Rule,
        ExemptUntil = exemption.Until,
        Due = false,
        NotAlerted = null,
        Intermittent = null,
    };
}
