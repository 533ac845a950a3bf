using FleetDiff.Core.Analysis.Grouping;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Assigns causes to the unmanaged instances, and to the groups whose instances have the same cause.</summary>
internal static class CauseAssignment
{
    /// <summary>Sets the group and the cause of each row.</summary>
    /// <param name="unmanaged">The rows of the unmanaged instances.</param>
    /// <param name="changes">Their groups.</param>
    /// <param name="observations">The observations of the run.</param>
    /// <param name="counts">The counts of all instances.</param>
    /// <returns>The groups with their causes, largest first.</returns>
    public static IReadOnlyList<InstanceGroup> Assign(
        IReadOnlyList<ReportedInstance> unmanaged, GroupChanges changes, Observations observations, FleetCounts counts)
    {
        var groups = changes.Members;
        var causes = new Dictionary<InstanceGroup, Cause?>(ReferenceEqualityComparer.Instance);
        foreach (var row in unmanaged)
        {
            row.Cause = CauseRules.Find(CreateEvidence(row, observations, counts));
            if (groups.FindGroup(row.Key) is { } group)
            {
                row.Group = group.Label;
                causes[group] = !causes.TryGetValue(group, out var other) || IsSame(other, row.Cause) ? row.Cause : null;
            }
        }

        return [.. changes.Groups.Zip(groups.All, (group, found) => group with { Cause = causes[found] })];
    }

    private static bool IsSame(Cause? one, Cause other) => one?.Code == other.Code && one.Resource == other.Resource;

    private static CauseEvidence CreateEvidence(ReportedInstance row, Observations observations, FleetCounts counts)
    {
        var hub = row.Evidence.FirstOrDefault(evidence => evidence.Source == Source.SecurityHub);
        return new(row.Key)
        {
            State = row.State ?? InstanceState.Unknown,
            WasManaged = row.LastManaged is not null || hub.Status == ManagementStatus.Managed
                || observations.FindNode(row.Key)?.AgentVersion is not null,
            FailsCheck = hub.Status == ManagementStatus.Unmanaged,
            HasNoManagedNeighbor = counts.HasNoManagedNeighbor(row.Key, CauseEvidence.MinInstancesPerRegion),
            LikelyNode = row.LikelyNode,
        };
    }
}
