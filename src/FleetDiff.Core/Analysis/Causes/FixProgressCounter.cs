using FleetDiff.Core.Analysis.Verdicts;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Counts what happened to the instances that were unmanaged a week ago.</summary>
internal static class FixProgressCounter
{
    private const int Days = 7;

    // After a gap in the runs, the last run before the week counts.
    private const int MaxDays = 14;

    /// <summary>
    /// Counts the instances that were unmanaged and not exempt in the last run at least seven days ago, and those of them that
    /// are managed or dormant now. Removed instances are not fixed. Returns null when no such run is on record.
    /// </summary>
    /// <param name="date">The date of the run.</param>
    /// <param name="baseline">The baseline, with the counts of earlier runs.</param>
    /// <param name="closed">The instances that were resolved, including those of this run.</param>
    /// <param name="verdicts">The evaluation of all instances.</param>
    public static FixProgress? Count(
        DateOnly date, Baseline baseline, IEnumerable<ResolvedInstance> closed, FleetEvaluation verdicts)
    {
        var since = baseline.Report?.History.LastOrDefault(run => run.Date <= date.AddDays(-Days));
        if (since is null || since.Date < date.AddDays(-MaxDays))
        {
            return null;
        }

        var resolved = new HashSet<InstanceKey>();
        foreach (var instance in closed.Where(each => each.FirstUnmanaged <= since.Date && each.Resolved > since.Date))
        {
            if (InstanceKey.TryParse(instance.Account, instance.Region, instance.Instance, out var key))
            {
                resolved.Add(key);
            }
        }

        var open = verdicts.Unmanaged.Concat(verdicts.Exempted).Concat(verdicts.Disputed);
        resolved.ExceptWith(open.Select(row => row.Key));
        return new(since.Date, since.Unmanaged, Math.Min(since.Unmanaged, resolved.Count));
    }
}
