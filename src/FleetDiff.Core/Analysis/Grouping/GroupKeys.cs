using FleetDiff.Core.Model.Builders;

namespace FleetDiff.Core.Analysis.Grouping;

/// <summary>Finds what launched an instance, by its tags, and the common prefix of its Name.</summary>
internal static class GroupKeys
{
    private const string ClusterPrefix = "kubernetes.io/cluster/";

    /// <summary>
    /// Returns the groups of an instance, always in the same places, from the most specific to the least specific; null where it
    /// has none. A service precedes the mechanism by which it launches instances: a managed node group uses an Auto Scaling
    /// group, which uses an EC2 Fleet. A part of a cluster precedes the whole cluster. Stacks are last of the tags, because
    /// nearly every instance is in a stack.
    /// </summary>
    public static IReadOnlyList<GroupKey?> FindAll(InstanceKey instance, string? instanceName, Tags all)
    {
        var location = AccountRegion.Create(instance);
        var tags = all.ToList().Where(tag => TagCollector.DefinesGroup(tag.Key)).ToList();
        // EC2 Auto Scaling sets the tag on each instance that it launches.
        var autoScalingGroup = Find("aws:autoscaling:groupName");
        var spotFleet = Find("aws:ec2spot:fleet-request-id");
        // Auto Scaling and Karpenter create a new fleet for each launch.
        var ec2Fleet = Find("aws:ec2:fleet-id");
        var part = Find("karpenter.sh/nodepool", "eks:nodegroup-name", "kops.k8s.io/instancegroup") ?? autoScalingGroup;
        var ownCluster = Find(
            "aws:eks:cluster-name", "eks:cluster-name", "eks:eks-cluster-name", "alpha.eksctl.io/cluster-name");
        // EKS, kops and Karpenter set kubernetes.io/cluster/NAME.
        var namedCluster = tags
            .Where(tag => tag.Key.StartsWith(ClusterPrefix, StringComparison.Ordinal) && tag.Value is "owned" or "shared")
            .Select(tag => tag.Key[ClusterPrefix.Length..]).FirstOrDefault(name => name.Length > 0);
        // Source of the tags: kubernetes/kops, awstasks.CloudTagInstanceGroupRolePrefix and
        // nodeidentity/aws.CloudTagInstanceGroupName. Other tags that begin with k8s.io/ belong to the cluster autoscaler, which
        // also runs on EKS. Before 1.10, kops set the tag KubernetesCluster.
        var isKops = tags.Exists(tag => tag.Key.StartsWith("k8s.io/role/", StringComparison.Ordinal)
            || tag.Key.StartsWith("kops.k8s.io/", StringComparison.Ordinal));
        var eksCluster = ownCluster ?? (isKops ? null : namedCluster);
        var kopsCluster = ownCluster is null && isKops ? namedCluster ?? Find("KubernetesCluster") : null;
        // Only ECS Managed Instances have this tag; others have their Auto Scaling group.
        var ecsCluster = Find("aws:ecs:clusterName");
        return
        [
            CreatePart(GroupKind.EksCluster, eksCluster, part),
            Create(GroupKind.EksCluster, eksCluster),
            CreatePart(GroupKind.KubernetesCluster, kopsCluster, part),
            Create(GroupKind.KubernetesCluster, kopsCluster),
            CreatePart(GroupKind.EcsCluster, ecsCluster, Find("aws:ecs:capacityProviderName") ?? autoScalingGroup),
            Create(GroupKind.EcsCluster, ecsCluster),
            // Amazon EMR Management Guide, Tag clusters.
            Create(GroupKind.EmrCluster, Find("aws:elasticmapreduce:job-flow-id")),
            // Elastic Beanstalk Developer Guide, Tagging environments.
            Create(GroupKind.BeanstalkEnvironment, Find("elasticbeanstalk:environment-name")),
            // No tag names the AWS Batch compute environment itself.
            Create(GroupKind.BatchEnvironment, Find("AWSBatchServiceTag") is null ? null : autoScalingGroup ?? spotFleet),
            Create(GroupKind.AutoScalingGroup, autoScalingGroup),
            Create(GroupKind.SpotFleet, spotFleet),
            Create(GroupKind.Ec2Fleet, ec2Fleet),
            // CloudFormation User Guide, Resource tags.
            Create(GroupKind.Stack, Find("aws:cloudformation:stack-name")),
            Create(GroupKind.NamePrefix, NamePrefix.Parse(instanceName)),
        ];

        // Of several tags with the same meaning, the first by key is used.
        string? Find(params string[] keys) => tags.Where(tag => tag.Value.Length > 0 && keys.Contains(tag.Key))
            .Select(tag => tag.Value).FirstOrDefault();

        GroupKey? Create(GroupKind kind, string? name) =>
            name is null ? null : new(location, kind, name, null);

        GroupKey? CreatePart(GroupKind kind, string? name, string? part) =>
            part is null || Create(kind, name) is not { } cluster ? null : cluster with { Part = part };
    }
}

/// <summary>The identity of a group across runs.</summary>
internal sealed record GroupKey(AccountRegion Location, GroupKind Kind, string Name, string? Part)
{
    public static GroupKey Create(InstanceGroup group) =>
        new(new(group.Account, group.Region), group.Kind, group.Name, group.Part);
}
