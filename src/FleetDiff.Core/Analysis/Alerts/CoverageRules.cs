using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Alerts;

/// <summary>Whether what a run could see is enough to say that all is well.</summary>
public static class CoverageRules
{
    /// <summary>Whether something that holds instances is hidden by the view, or was seen and cannot be seen now.</summary>
    public static bool HidesInstances(Report report) =>
        report.View.HidesInstances || report.BlindSpots.Any(spot => spot.LastSeen is not null);

    /// <summary>
    /// Whether nothing is open and that is all there is to say: no instance is unmanaged, or was when it became
    /// disputed; everything that was seen before can still be seen; no account lost half of its instances, of which some
    /// may only be hidden; and the view hides nothing.
    /// </summary>
    public static bool IsAllClear(Report report) => report.Unmanaged.Count == 0
        && !report.Disagreements.Any(row => row is { FirstUnmanaged: not null, ExemptBy: null })
        && !report.Jumps.Any(jump => jump.IsFall)
        && !HidesInstances(report);
}
