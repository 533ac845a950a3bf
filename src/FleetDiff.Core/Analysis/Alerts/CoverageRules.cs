using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Alerts;

/// <summary>Decides whether the coverage of a run is sufficient for an all-clear.</summary>
public static class CoverageRules
{
    /// <summary>
    /// Returns whether instances may be hidden: by the view, or in an account or Region that can no longer be seen.
    /// </summary>
    public static bool HidesInstances(Report report) =>
        report.View.HidesInstances || report.BlindSpots.Any(spot => spot.LastSeen is not null);

    /// <summary>
    /// Returns whether the report is an all-clear: no instance is unmanaged, or was when it became disputed; everything that
    /// was seen before can still be seen; no account lost half of its instances, some of which may only be hidden; and the
    /// view hides nothing.
    /// </summary>
    public static bool IsAllClear(Report report) => report.Unmanaged.Count == 0
        && !report.Disagreements.Any(row => row.IsOpen)
        && !report.Jumps.Any(jump => jump.IsFall)
        && !HidesInstances(report);
}
