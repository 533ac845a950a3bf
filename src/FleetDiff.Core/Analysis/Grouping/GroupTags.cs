using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>The tags that identify what launched an instance.</summary>
internal sealed class GroupTags(Tags tags)
{
    private const string ClusterPrefix = "kubernetes.io/cluster/";

    // The other tags do not stay in memory.
    private readonly KeyValuePair<string, string>[] _tags = [.. tags.ToList().Where(tag => TagRank.DefinesGroup(tag.Key))];

    /// <summary>The Auto Scaling group; EC2 Auto Scaling sets the tag on each instance it launches.</summary>
    public string? AutoScalingGroup => Find("aws:autoscaling:groupName");

    /// <summary>The EKS cluster, by the tags of EKS, its node groups, Karpenter, eksctl or Kubernetes.</summary>
    public string? EksCluster => OwnEksCluster ?? (IsKops ? null : NamedCluster);

    /// <summary>The Kubernetes cluster created by kops. Before 1.10, kops set the tag KubernetesCluster.</summary>
    public string? KopsCluster => OwnEksCluster is null && IsKops ? NamedCluster ?? Find("KubernetesCluster") : null;

    /// <summary>The node pool, node group or kops instance group within the cluster.</summary>
    public string? ClusterInstanceGroup =>
        Find("karpenter.sh/nodepool", "eks:nodegroup-name", "kops.k8s.io/instancegroup");

    /// <summary>The ECS cluster. Only ECS Managed Instances have this tag; others have their Auto Scaling group.</summary>
    public string? EcsCluster => Find("aws:ecs:clusterName");

    /// <summary>The capacity provider within the ECS cluster.</summary>
    public string? EcsPart => Find("aws:ecs:capacityProviderName");

    /// <summary>The id of the EMR cluster (Amazon EMR Management Guide, Tag clusters).</summary>
    public string? EmrCluster => Find("aws:elasticmapreduce:job-flow-id");

    /// <summary>The Elastic Beanstalk environment (Elastic Beanstalk Developer Guide, Tagging environments).</summary>
    public string? BeanstalkEnvironment => Find("elasticbeanstalk:environment-name");

    /// <summary>
    /// The Auto Scaling group or Spot Fleet of an AWS Batch compute environment. No tag names the environment itself.
    /// </summary>
    public string? BatchEnvironment => Find("AWSBatchServiceTag") is null ? null : AutoScalingGroup ?? SpotFleet;

    /// <summary>The id of the EC2 Fleet. Auto Scaling and Karpenter create a new fleet for each launch.</summary>
    public string? Ec2Fleet => Find("aws:ec2:fleet-id");

    /// <summary>The id of the Spot Fleet request.</summary>
    public string? SpotFleet => Find("aws:ec2spot:fleet-request-id");

    /// <summary>The CloudFormation stack (CloudFormation User Guide, Resource tags).</summary>
    public string? Stack => Find("aws:cloudformation:stack-name");

    /// <summary>The names of everything that launched the instance.</summary>
    public IEnumerable<string> Names => new[]
    {
        EksCluster, KopsCluster, EcsCluster, EmrCluster, BeanstalkEnvironment, AutoScalingGroup, SpotFleet, Ec2Fleet, Stack,
    }.OfType<string>();

    private string? OwnEksCluster => Find(
        "aws:eks:cluster-name", "eks:cluster-name", "eks:eks-cluster-name", "alpha.eksctl.io/cluster-name");

    // EKS, kops and Karpenter set kubernetes.io/cluster/NAME.
    private string? NamedCluster => _tags
        .Where(tag => tag.Key.StartsWith(ClusterPrefix, StringComparison.Ordinal) && tag.Value is "owned" or "shared")
        .Select(tag => tag.Key[ClusterPrefix.Length..]).FirstOrDefault(name => name.Length > 0);

    // Source of the tags: kubernetes/kops, awstasks.CloudTagInstanceGroupRolePrefix and
    // nodeidentity/aws.CloudTagInstanceGroupName. Other tags that begin with k8s.io/ belong to the cluster autoscaler, which
    // also runs on EKS.
    private bool IsKops => Array.Exists(_tags, tag => tag.Key.StartsWith("k8s.io/role/", StringComparison.Ordinal)
        || tag.Key.StartsWith("kops.k8s.io/", StringComparison.Ordinal));

    // Of several tags with the same meaning, the first by key is used.
    private string? Find(params string[] keys) =>
        Array.Find(_tags, tag => tag.Value.Length > 0 && keys.Contains(tag.Key)).Value;
}
