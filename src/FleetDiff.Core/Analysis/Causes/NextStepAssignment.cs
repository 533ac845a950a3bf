using FleetDiff.Core.Analysis.Grouping;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Assigns next steps to the groups, and to the unmanaged instances without a group.</summary>
internal static class NextStepAssignment
{
    /// <summary>Sets the group or the next step of each row.</summary>
    /// <param name="unmanaged">The rows of the unmanaged instances.</param>
    /// <param name="changes">Their groups.</param>
    /// <param name="observations">The observations of the run.</param>
    /// <param name="counts">The counts of all instances.</param>
    /// <returns>The groups with their next steps, largest first.</returns>
    public static IReadOnlyList<InstanceGroup> Assign(
        IReadOnlyList<ReportedInstance> unmanaged, GroupChanges changes, Observations observations, FleetCounts counts)
    {
        var groups = changes.Members;
        var labels = groups.All.ToDictionary(
            group => group, group => group.Label, (IEqualityComparer<InstanceGroup>)ReferenceEqualityComparer.Instance);
        var example = new Dictionary<InstanceGroup, ReportedInstance>(ReferenceEqualityComparer.Instance);
        foreach (var row in unmanaged)
        {
            if (groups.FindGroup(row.Key) is not { } group)
            {
                row.NextStep = Step(row, null);
                continue;
            }

            row.Group = labels[group];
            if (!example.TryGetValue(group, out var shown)
                || (row.State == InstanceState.Running && shown.State != InstanceState.Running))
            {
                // A running instance gives better evidence of the cause than a stopped one.
                example[group] = row;
            }
        }

        return
        [
            .. changes.Groups.Zip(groups.All, (group, found) =>
                group with { NextStep = Step(example[found], group.Kind) }),
        ];

        NextStep Step(ReportedInstance row, GroupKind? group)
        {
            var hub = row.Evidence.FirstOrDefault(evidence => evidence.Source == Source.SecurityHub);
            return NextStepRules.Recommend(new CauseEvidence(row.Key)
            {
                State = row.State ?? InstanceState.Unknown,
                WasManaged = row.LastManaged is not null || hub.Status == ManagementStatus.Managed
                    || observations.FindNode(row.Key)?.AgentVersion is not null,
                FailsCheck = hub.Status == ManagementStatus.Unmanaged,
                HasNoManagedNeighbor = counts.HasNoManagedNeighbor(row.Key, CauseEvidence.MinInstancesPerRegion),
                // A likely hybrid node explains one instance and not its group.
                LikelyNode = group is null ? row.LikelyNode : null,
                Group = group,
            });
        }
    }
}
