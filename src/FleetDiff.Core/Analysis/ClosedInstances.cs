using FleetDiff.Core.Analysis.Verdicts;

namespace FleetDiff.Core.Analysis;

/// <summary>The instances of the inventory that were unmanaged earlier and were resolved, each with its history.</summary>
internal static class ClosedInstances
{
    /// <summary>Returns these instances after a run, sorted by key.</summary>
    public static IReadOnlyDictionary<InstanceKey, ResolvedInstance> Update(RunContext run, FleetEvaluation verdicts)
    {
        var (baseline, observations) = (run.Baseline, run.Observations);
        var closed = new SortedDictionary<InstanceKey, ResolvedInstance>();
        foreach (var (key, history) in baseline.Closed)
        {
            var isKnown = observations.Inventory.Find(key) is not null || !observations.Visibility.CanSee(key);
            var last = history.Resolved ?? history.Reopened?[^1] ?? run.Date;
            if (isKnown && run.GetDaysSince(last) < ReportBuilder.HistoryDays)
            {
                closed[key] = history;
            }
        }

        foreach (var row in verdicts.Unmanaged.Where(row => row.LastSeen is null && closed.ContainsKey(row.Key)))
        {
            closed[row.Key] = baseline.FindHistory(row.Key, run.Date)!;
        }

        foreach (var row in verdicts.Resolved)
        {
            closed[row.Key] = Resolve(row) with { Resolved = run.Date, FirstUnmanaged = row.FirstUnmanaged };
        }

        foreach (var row in verdicts.Exempted.Where(row => row.LastSeen is null && baseline.Find(row.Key) is { IsOpen: true }))
        {
            closed[row.Key] = Resolve(row);
        }

        return closed;

        ResolvedInstance Resolve(ReportedInstance row) =>
            (closed.GetValueOrDefault(row.Key) ?? new(row.Account, row.Region, row.Instance, null))
            .WithResolution(run.Date, row.FirstUnmanaged);
    }
}
