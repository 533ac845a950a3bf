using System.Text.Json.Serialization;
using FleetDiff.Comparing.Advising;
using FleetDiff.Fleet;

namespace FleetDiff.Comparing.Grouping;

/// <summary>Unmanaged instances of one account and Region that belong together: likely one cause.</summary>
/// <param name="Kind">What they have in common.</param>
/// <param name="Name">Its name. Somebody else's text.</param>
/// <param name="Account">Their account.</param>
/// <param name="Region">Their Region's code.</param>
/// <param name="Count">How many they are.</param>
/// <param name="NewCount">How many of them are new.</param>
/// <param name="Examples">The ids of up to five of them.</param>
public sealed record InstanceGroup(
    GroupKind Kind, string Name, string Account, string Region, int Count, int NewCount, IReadOnlyList<string> Examples)
{
    /// <summary>
    /// The part of a cluster: a node group, a node pool, a capacity provider, an Auto Scaling group; or null. Somebody
    /// else's text.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>What to look at next, or null before that was thought about.</summary>
    public NextStep? NextStep { get; init; }

    /// <summary>The group in words, such as <c>EKS cluster prod, workers</c>.</summary>
    [JsonIgnore]
    public string Label => $"{Words} {Name}{(Part is null ? "" : $", {Part}")}";

    private string Words => Kind switch
    {
        GroupKind.AutoScalingGroup => "Auto Scaling group",
        GroupKind.EksCluster => "EKS cluster",
        GroupKind.EcsCluster => "ECS cluster",
        _ => "Name",
    } + (Kind == GroupKind.NamePrefix ? " beginning with" : "");
}

/// <summary>What the instances of a group have in common.</summary>
[JsonConverter(typeof(KebabCase<GroupKind>))]
public enum GroupKind
{
    /// <summary>An EC2 Auto Scaling group.</summary>
    AutoScalingGroup,

    /// <summary>An EKS cluster.</summary>
    EksCluster,

    /// <summary>An ECS cluster.</summary>
    EcsCluster,

    /// <summary>The beginning of their Name.</summary>
    NamePrefix,
}
