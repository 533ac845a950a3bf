using FleetDiff.Core.Analysis.Verdicts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis;

/// <summary>The instances of the inventory that were unmanaged earlier and were resolved, each with its history.</summary>
internal static class ClosedInstances
{
    /// <summary>Returns the instances after a run, sorted by key.</summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="observations">The observations of the sources.</param>
    /// <param name="baseline">The baseline, with the instances before the run.</param>
    /// <param name="verdicts">The evaluation of all instances.</param>
    public static IReadOnlyList<ResolvedInstance> Update(
        DateOnly date, Observations observations, Baseline baseline, FleetEvaluation verdicts)
    {
        var closed = new SortedDictionary<InstanceKey, ResolvedInstance>();
        foreach (var (key, history) in baseline.Closed)
        {
            var isKnown = observations.Comparison.FindIndex(key) is not null || !observations.Visibility.CanSee(key);
            var last = history.Resolved ?? history.Reopened?[^1] ?? date;
            if (isKnown && date.DayNumber - last.DayNumber < ReportBuilder.HistoryDays)
            {
                closed[key] = history;
            }
        }

        foreach (var row in verdicts.Unmanaged.Where(row => row.LastSeen is null && closed.ContainsKey(row.Key)))
        {
            closed[row.Key] = baseline.FindHistory(row.Key, date)!;
        }

        foreach (var row in verdicts.Resolved)
        {
            closed[row.Key] = Resolve(row) with { Resolved = date, FirstUnmanaged = row.FirstUnmanaged };
        }

        foreach (var row in verdicts.Exempted.Where(row => row.LastSeen is null && baseline.Find(row.Key) is { IsOpen: true }))
        {
            closed[row.Key] = Resolve(row);
        }

        return [.. closed.Values];

        ResolvedInstance Resolve(ReportedInstance row) =>
            (closed.GetValueOrDefault(row.Key) ?? new(row.Account, row.Region, row.Instance, null))
            .WithResolution(date, row.FirstUnmanaged);
    }
}
