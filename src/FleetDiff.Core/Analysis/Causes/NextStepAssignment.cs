using FleetDiff.Core.Analysis.Grouping;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>The unmanaged instances and their groups with the next steps.</summary>
/// <param name="Rows">The rows, in their order, each with its group or else its next step.</param>
/// <param name="Groups">The groups, largest first.</param>
internal sealed record NextStepAssignment(IReadOnlyList<ReportedInstance> Rows, IReadOnlyList<InstanceGroup> Groups)
{
    public static NextStepAssignment Assign(GroupChanges changes, Observations observations, FleetCounts counts)
    {
        var (unmanaged, groups) = (changes.Rows, changes.Members);
        var labels = groups.All.ToDictionary(
            group => group, group => group.Label, (IEqualityComparer<InstanceGroup>)ReferenceEqualityComparer.Instance);
        var example = new Dictionary<InstanceGroup, ReportedInstance>(ReferenceEqualityComparer.Instance);
        var rows = new List<ReportedInstance>(unmanaged.Count);
        foreach (var row in unmanaged)
        {
            if (groups.FindGroup(row.Key) is not { } group)
            {
                rows.Add(row with { NextStep = Step(row, null) });
                continue;
            }

            rows.Add(row with { Group = labels[group] });
            if (!example.TryGetValue(group, out var shown)
                || (row.State == InstanceState.Running && shown.State != InstanceState.Running))
            {
                // A running instance gives better evidence of the cause than a stopped one.
                example[group] = row;
            }
        }

        return new(
            rows,
            [
                .. changes.Groups.Zip(groups.All, (group, found) =>
                    group with { NextStep = Step(example[found], group.Kind) }),
            ]);

        NextStep Step(ReportedInstance row, GroupKind? group)
        {
            var hub = row.Evidence.FirstOrDefault(evidence => evidence.Source == Source.SecurityHub);
            return NextStepRules.Recommend(new CauseEvidence(row.Key)
            {
                State = row.State ?? InstanceState.Unknown,
                WasManaged = row.LastManaged is not null || hub.Status == ManagementStatus.Managed
                    || observations.FindNode(row.Key)?.AgentVersion is not null,
                FailsCheck = hub.Status == ManagementStatus.Unmanaged,
                HasNoManagedNeighbor = counts.HasNoManagedNeighbor(row.Key, CauseEvidence.MinInstancesToJudgeRegion),
                // A likely hybrid node explains one instance and not its group.
                LikelyNode = group is null ? row.LikelyNode : null,
                Group = group,
            });
        }
    }
}
