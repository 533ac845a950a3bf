using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model;

/// <summary>Unmanaged instances of one account and Region that belong together and likely have one cause.</summary>
/// <param name="Kind">The kind of the group.</param>
/// <param name="Name">The name of the group. Untrusted input.</param>
/// <param name="Account">The account id, 12 digits.</param>
/// <param name="Region">The Region code.</param>
/// <param name="Count">The number of unmanaged instances.</param>
/// <param name="NewCount">The number of new instances among them.</param>
/// <param name="Examples">The ids of up to five instances.</param>
public sealed record InstanceGroup(
    GroupKind Kind, string Name, string Account, string Region, int Count, int NewCount, IReadOnlyList<string> Examples)
{
    /// <summary>
    /// The part of a cluster: a node group, a node pool, a capacity provider or an Auto Scaling group; or null. Untrusted
    /// input.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>
    /// The date of the run in which the group first had unmanaged instances, even if all of them were replaced since; null
    /// in reports of earlier versions.
    /// </summary>
    public DateOnly? FirstUnmanaged { get; init; }

    /// <summary>
    /// The number of unmanaged instances at the last alert about the group; 0 while all of them are in their grace period.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Most { get; init; }

    /// <summary>The number of instances at the previous alert, when this run alerts because the group grew; else null.</summary>
    public int? GrownFrom { get; init; }

    /// <summary>The date of the last run in which the group had unmanaged instances, when it has none now; else null.</summary>
    public DateOnly? LastUnmanaged { get; init; }

    /// <summary>The likely cause, with its fix; null unless all unmanaged instances of the group have the same cause.</summary>
    public Cause? Cause { get; init; }

    /// <summary>The group as text, such as <c>EKS cluster prod, workers</c>.</summary>
    [JsonIgnore]
    public string Label => $"{FormatKind(Kind)} {Name}{(Part is null ? "" : $", {Part}")}";

    /// <summary>Formats a kind as AWS names it, such as <c>Auto Scaling group</c>.</summary>
    public static string FormatKind(GroupKind kind) => kind switch
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
        _ => "Name beginning with",
    };
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

    /// <summary>A Kubernetes cluster created by kops.</summary>
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

    /// <summary>The common beginning of the tag <c>Name</c>.</summary>
    NamePrefix,
}
