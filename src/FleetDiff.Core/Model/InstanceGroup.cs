using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model;

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

    /// <summary>
    /// The date of the first run of those in which it had unmanaged instances, however often they were replaced; null in
    /// reports of earlier versions.
    /// </summary>
    public DateOnly? FirstUnmanaged { get; init; }

    /// <summary>
    /// How many unmanaged instances it had when it was last news; 0 while all of them have been in their grace period.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Most { get; init; }

    /// <summary>How many it had when it was news before, when it is news in this run because it has grown; else null.</summary>
    public int? GrownFrom { get; init; }

    /// <summary>The date of the last run in which it had unmanaged instances, when it has none now; else null.</summary>
    public DateOnly? LastUnmanaged { get; init; }

    /// <summary>What to look at next, or null before that was thought about.</summary>
    public NextStep? NextStep { get; init; }

    /// <summary>The group in words, such as <c>EKS cluster prod, workers</c>.</summary>
    [JsonIgnore]
    public string Label => $"{KindText} {Name}{(Part is null ? "" : $", {Part}")}";

    private string KindText => GroupKindText.Format(Kind) + (Kind == GroupKind.NamePrefix ? " beginning with" : "");
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

    /// <summary>A Kubernetes cluster that kops made.</summary>
    KubernetesCluster,

    /// <summary>An EMR cluster.</summary>
    EmrCluster,

    /// <summary>An Elastic Beanstalk environment.</summary>
    BeanstalkEnvironment,

    /// <summary>The Auto Scaling group or Spot Fleet of an AWS Batch compute environment.</summary>
    BatchEnvironment,

    /// <summary>An EC2 Fleet.</summary>
    Ec2Fleet,

    /// <summary>A Spot Fleet request.</summary>
    SpotFleet,

    /// <summary>A CloudFormation stack.</summary>
    Stack,

    /// <summary>The beginning of their Name.</summary>
    NamePrefix,
}

/// <summary>The kinds of groups as AWS names them.</summary>
public static class GroupKindText
{
    /// <summary>The kind in words, such as <c>Auto Scaling group</c>.</summary>
    public static string Format(GroupKind kind) => kind switch
    {
        GroupKind.AutoScalingGroup => "Auto Scaling group",
        GroupKind.EksCluster => "EKS cluster",
        GroupKind.EcsCluster => "ECS cluster",
        GroupKind.KubernetesCluster => "Kubernetes cluster",
        GroupKind.EmrCluster => "EMR cluster",
        GroupKind.BeanstalkEnvironment => "Elastic Beanstalk environment",
        GroupKind.BatchEnvironment => "AWS Batch compute environment",
        GroupKind.Ec2Fleet => "EC2 Fleet",
        GroupKind.SpotFleet => "Spot Fleet",
        GroupKind.Stack => "CloudFormation stack",
        _ => "Name",
    };
}
