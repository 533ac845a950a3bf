using FleetDiff.Comparing.Advising;
using FleetDiff.Comparing.Grouping;

namespace FleetDiff.Reporting;

/// <summary>What to look at next for each instance of a report: its own step, or that of its group.</summary>
internal sealed class NextSteps(Report report)
{
    // Names are somebody else's: nothing keeps two groups from looking the same.
    private readonly Dictionary<(string Account, string Region, string Label), NextStep?> _stepOf =
        report.Groups.DistinctBy(PlaceOf).ToDictionary(PlaceOf, group => group.NextStep);

    /// <summary>The step for a row, or null when there is none.</summary>
    public NextStep? Of(ReportedInstance row) => row.Group is null
        ? row.NextStep
        : _stepOf.GetValueOrDefault((row.Account, row.Region, row.Group));

    private static (string Account, string Region, string Label) PlaceOf(InstanceGroup group) =>
        (group.Account, group.Region, group.Label);
}
