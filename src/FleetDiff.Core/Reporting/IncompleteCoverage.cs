using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>What a run could not see or understand: the same in every form of its report.</summary>
public static class IncompleteCoverage
{
    /// <summary>A sentence or two for each: the view's limits, sources that failed, blind spots, warnings.</summary>
    public static IEnumerable<string> Lines(Report report) => report.View.Limits
        .Select(Line)
        .Concat(report.Sources.Where(source => source.Status != SourceStatus.Complete)
            .Select(source => $"{KebabCase.Of(source.Name)}: {KebabCase.Of(source.Status)}. {source.Error}"))
        .Concat(report.BlindSpots.Select(spot => $"Account {spot.Where}: {spot.Because}"))
        .Concat(report.Warnings);

    /// <summary>A limit of the view with what to do about it.</summary>
    public static string Line(ViewLimit limit) => limit.Fix is null ? limit.Because : $"{limit.Because} {limit.Fix}";

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
