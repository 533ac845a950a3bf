using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>The tags that identify what launched an instance.</summary>
internal sealed class GroupTags
{
    private const string ClusterPrefix = "kubernetes.io/cluster/";

    private readonly string? _ownEksCluster;
    private readonly string? _namedCluster;
    private readonly string? _legacyCluster;
    private readonly bool _isKops;
    private readonly bool _isBatch;

    /// <summary>Reads the tags. The tags that identify nothing do not stay in memory.</summary>
    public GroupTags(Tags all)
    {
        var tags = all.ToList().Where(tag => TagCollector.DefinesGroup(tag.Key)).ToList();
        AutoScalingGroup = Find("aws:autoscaling:groupName");
        ClusterInstanceGroup = Find("karpenter.sh/nodepool", "eks:nodegroup-name", "kops.k8s.io/instancegroup");
        EcsCluster = Find("aws:ecs:clusterName");
        EcsPart = Find("aws:ecs:capacityProviderName");
        EmrCluster = Find("aws:elasticmapreduce:job-flow-id");
        BeanstalkEnvironment = Find("elasticbeanstalk:environment-name");
        Ec2Fleet = Find("aws:ec2:fleet-id");
        SpotFleet = Find("aws:ec2spot:fleet-request-id");
        Stack = Find("aws:cloudformation:stack-name");
        _isBatch = Find("AWSBatchServiceTag") is not null;
        _ownEksCluster = Find(
            "aws:eks:cluster-name", "eks:cluster-name", "eks:eks-cluster-name", "alpha.eksctl.io/cluster-name");
        _legacyCluster = Find("KubernetesCluster");
        // EKS, kops and Karpenter set kubernetes.io/cluster/NAME.
        _namedCluster = tags
            .Where(tag => tag.Key.StartsWith(ClusterPrefix, StringComparison.Ordinal) && tag.Value is "owned" or "shared")
            .Select(tag => tag.Key[ClusterPrefix.Length..]).FirstOrDefault(name => name.Length > 0);
        // Source of the tags: kubernetes/kops, awstasks.CloudTagInstanceGroupRolePrefix and
        // nodeidentity/aws.CloudTagInstanceGroupName. Other tags that begin with k8s.io/ belong to the cluster autoscaler, which
        // also runs on EKS.
        _isKops = tags.Exists(tag => tag.Key.StartsWith("k8s.io/role/", StringComparison.Ordinal)
            || tag.Key.StartsWith("kops.k8s.io/", StringComparison.Ordinal));

        // Of several tags with the same meaning, the first by key is used.
        string? Find(params ReadOnlySpan<string> keys)
        {
            foreach (var (key, value) in tags)
            {
                if (value.Length > 0 && keys.Contains(key))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>The Auto Scaling group; EC2 Auto Scaling sets the tag on each instance it launches.</summary>
    public string? AutoScalingGroup { get; }

    /// <summary>The EKS cluster, by the tags of EKS, its node groups, Karpenter, eksctl or Kubernetes.</summary>
    public string? EksCluster => _ownEksCluster ?? (_isKops ? null : _namedCluster);

    /// <summary>The Kubernetes cluster created by kops. Before 1.10, kops set the tag KubernetesCluster.</summary>
    public string? KopsCluster => _ownEksCluster is null && _isKops ? _namedCluster ?? _legacyCluster : null;

    /// <summary>The node pool, node group or kops instance group within the cluster.</summary>
    public string? ClusterInstanceGroup { get; }

    /// <summary>The ECS cluster. Only ECS Managed Instances have this tag; others have their Auto Scaling group.</summary>
    public string? EcsCluster { get; }

    /// <summary>The capacity provider within the ECS cluster.</summary>
    public string? EcsPart { get; }

    /// <summary>The id of the EMR cluster (Amazon EMR Management Guide, Tag clusters).</summary>
    public string? EmrCluster { get; }

    /// <summary>The Elastic Beanstalk environment (Elastic Beanstalk Developer Guide, Tagging environments).</summary>
    public string? BeanstalkEnvironment { get; }

    /// <summary>
    /// The Auto Scaling group or Spot Fleet of an AWS Batch compute environment. No tag names the environment itself.
    /// </summary>
    public string? BatchEnvironment => _isBatch ? AutoScalingGroup ?? SpotFleet : null;

    /// <summary>The id of the EC2 Fleet. Auto Scaling and Karpenter create a new fleet for each launch.</summary>
    public string? Ec2Fleet { get; }

    /// <summary>The id of the Spot Fleet request.</summary>
    public string? SpotFleet { get; }

    /// <summary>The CloudFormation stack (CloudFormation User Guide, Resource tags).</summary>
    public string? Stack { get; }

    /// <summary>The names of everything that launched the instance.</summary>
    public IEnumerable<string> Names => new[]
    {
        EksCluster, KopsCluster, EcsCluster, EmrCluster, BeanstalkEnvironment, AutoScalingGroup, SpotFleet, Ec2Fleet, Stack,
    }.OfType<string>();
}
