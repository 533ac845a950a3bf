using System.Text;
using System.Text.Json;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>The tags that identify what launched an instance, read in one pass.</summary>
internal readonly record struct GroupTags
{
    private const string ClusterPrefix = "kubernetes.io/cluster/";

    private static readonly byte[] ClusterPrefixUtf8 = Encoding.UTF8.GetBytes(ClusterPrefix);

    /// <summary>The Auto Scaling group; EC2 Auto Scaling sets the tag on each instance it launches.</summary>
    public string? AutoScalingGroup { get; private init; }

    /// <summary>The EKS cluster, by the tags of EKS, its node groups, Karpenter, eksctl or Kubernetes.</summary>
    public string? EksCluster => OwnEksCluster ?? (IsKops ? null : NamedCluster);

    /// <summary>The Kubernetes cluster created by kops.</summary>
    public string? KopsCluster => OwnEksCluster is null && IsKops ? NamedCluster ?? LegacyCluster : null;

    /// <summary>The node pool, node group or kops instance group within the cluster.</summary>
    public string? ClusterInstanceGroup { get; private init; }

    /// <summary>The ECS cluster. Only ECS Managed Instances have this tag; others have their Auto Scaling group.</summary>
    public string? EcsCluster { get; private init; }

    /// <summary>The capacity provider within the ECS cluster.</summary>
    public string? EcsPart { get; private init; }

    /// <summary>The id of the EMR cluster (Amazon EMR Management Guide, Tag clusters).</summary>
    public string? EmrCluster { get; private init; }

    /// <summary>The Elastic Beanstalk environment (Elastic Beanstalk Developer Guide, Tagging environments).</summary>
    public string? BeanstalkEnvironment { get; private init; }

    /// <summary>
    /// The Auto Scaling group or Spot Fleet of an AWS Batch compute environment. No tag names the environment itself.
    /// </summary>
    public string? BatchEnvironment => IsBatch ? AutoScalingGroup ?? SpotFleet : null;

    /// <summary>The id of the EC2 Fleet. Auto Scaling and Karpenter create a new fleet for each launch.</summary>
    public string? Ec2Fleet { get; private init; }

    /// <summary>The id of the Spot Fleet request.</summary>
    public string? SpotFleet { get; private init; }

    /// <summary>The CloudFormation stack (CloudFormation User Guide, Resource tags).</summary>
    public string? Stack { get; private init; }

    /// <summary>The names of everything that launched the instance, each listed once.</summary>
    public IEnumerable<string> Names => new[]
    {
        EksCluster, KopsCluster, EcsCluster, EmrCluster, BeanstalkEnvironment, AutoScalingGroup, SpotFleet, Ec2Fleet, Stack,
    }.OfType<string>().Distinct(StringComparer.Ordinal);

    private string? OwnEksCluster { get; init; }

    // From kubernetes.io/cluster/NAME, which EKS, kops and Karpenter set.
    private string? NamedCluster { get; init; }

    // From KubernetesCluster, which kops before 1.10 sets.
    private string? LegacyCluster { get; init; }

    // Source of the tags: kubernetes/kops, awstasks.CloudTagInstanceGroupRolePrefix and
    // nodeidentity/aws.CloudTagInstanceGroupName. Other tags that begin with k8s.io/ belong to the cluster autoscaler, which
    // also runs on EKS.
    private bool IsKops { get; init; }

    private bool IsBatch { get; init; }

    public static GroupTags Read(Tags tags)
    {
        var found = default(GroupTags);
        var reader = new Utf8JsonReader(tags.Json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                found = found.ReadTag(ref reader);
            }
        }

        return found;
    }

    private GroupTags ReadTag(ref Utf8JsonReader reader)
    {
        var key = reader.ValueSpan;
        return key.StartsWith("aws:"u8) ? ReadAwsTag(ref reader)
            : key.StartsWith("eks:"u8) || key.StartsWith("alpha.eksctl.io/"u8) || key.StartsWith("karpenter.sh/"u8)
                ? ReadEksTag(ref reader)
            : key.StartsWith("kubernetes.io/"u8) || key.StartsWith("k8s.io/"u8) || key.StartsWith("kops.k8s.io/"u8)
                || reader.ValueTextEquals("KubernetesCluster"u8) ? ReadKubernetesTag(ref reader)
            : reader.ValueTextEquals("elasticbeanstalk:environment-name"u8)
                ? this with { BeanstalkEnvironment = ReadValue(ref reader) }
            : reader.ValueTextEquals("AWSBatchServiceTag"u8) ? this with { IsBatch = ReadValue(ref reader) is not null }
            : this;
    }

    // Only AWS can set tags that begin with "aws:" (Amazon EC2 User Guide, Tag restrictions).
    private GroupTags ReadAwsTag(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("aws:autoscaling:groupName"u8) ? this with { AutoScalingGroup = ReadValue(ref reader) }
        : reader.ValueTextEquals("aws:eks:cluster-name"u8)
            ? this with { OwnEksCluster = OwnEksCluster ?? ReadValue(ref reader) }
        : reader.ValueTextEquals("aws:ecs:clusterName"u8) ? this with { EcsCluster = ReadValue(ref reader) }
        : reader.ValueTextEquals("aws:ecs:capacityProviderName"u8) ? this with { EcsPart = ReadValue(ref reader) }
        : reader.ValueTextEquals("aws:elasticmapreduce:job-flow-id"u8) ? this with { EmrCluster = ReadValue(ref reader) }
        : reader.ValueTextEquals("aws:ec2:fleet-id"u8) ? this with { Ec2Fleet = ReadValue(ref reader) }
        : reader.ValueTextEquals("aws:ec2spot:fleet-request-id"u8) ? this with { SpotFleet = ReadValue(ref reader) }
        : reader.ValueTextEquals("aws:cloudformation:stack-name"u8) ? this with { Stack = ReadValue(ref reader) }
        : this;

    // The first of these tags is used, because all of them name the same cluster.
    private GroupTags ReadEksTag(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("karpenter.sh/nodepool"u8) || reader.ValueTextEquals("eks:nodegroup-name"u8)
            ? this with { ClusterInstanceGroup = ClusterInstanceGroup ?? ReadValue(ref reader) }
        : reader.ValueTextEquals("eks:cluster-name"u8) || reader.ValueTextEquals("eks:eks-cluster-name"u8)
            || reader.ValueTextEquals("alpha.eksctl.io/cluster-name"u8)
            ? this with { OwnEksCluster = OwnEksCluster ?? ReadValue(ref reader) }
        : this;

    private GroupTags ReadKubernetesTag(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("kops.k8s.io/instancegroup"u8))
        {
            return this with { IsKops = true, ClusterInstanceGroup = ClusterInstanceGroup ?? ReadValue(ref reader) };
        }

        if (reader.ValueTextEquals("KubernetesCluster"u8))
        {
            return this with { LegacyCluster = ReadValue(ref reader) };
        }

        if (!reader.ValueSpan.StartsWith(ClusterPrefixUtf8))
        {
            var isKops = reader.ValueSpan.StartsWith("k8s.io/role/"u8) || reader.ValueSpan.StartsWith("kops.k8s.io/"u8);
            return isKops ? this with { IsKops = true } : this;
        }

        var cluster = reader.GetString()?[ClusterPrefix.Length..];
        return ReadValue(ref reader) is "owned" or "shared" && cluster is { Length: > 0 }
            ? this with { NamedCluster = NamedCluster ?? cluster }
            : this;
    }

    private static string? ReadValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() is { Length: > 0 } value ? value : null;
    }
}
