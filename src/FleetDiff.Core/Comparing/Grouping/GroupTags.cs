using System.Text;
using System.Text.Json;
using FleetDiff.Fleet;

namespace FleetDiff.Comparing.Grouping;

/// <summary>The tags that say what an instance belongs to, read in one pass.</summary>
internal readonly record struct GroupTags
{
    private const string KubernetesCluster = "kubernetes.io/cluster/";

    private static readonly byte[] KubernetesClusterUtf8 = Encoding.UTF8.GetBytes(KubernetesCluster);

    /// <summary>EC2 Auto Scaling's tag on each instance it launches.</summary>
    public string? AutoScalingGroup { get; private init; }

    /// <summary>The EKS cluster, by the tags of EKS, its node groups, Karpenter, eksctl or Kubernetes.</summary>
    public string? EksCluster { get; private init; }

    /// <summary>The node pool or node group within it.</summary>
    public string? EksPart { get; private init; }

    /// <summary>The ECS cluster; only ECS Managed Instances carry it, others show their Auto Scaling group.</summary>
    public string? EcsCluster { get; private init; }

    /// <summary>The capacity provider within it.</summary>
    public string? EcsPart { get; private init; }

    public static GroupTags Of(Tags tags)
    {
        var found = default(GroupTags);
        var reader = new Utf8JsonReader(tags.Json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                found = found.With(ref reader);
            }
        }

        return found;
    }

    private GroupTags With(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("aws:autoscaling:groupName"u8))
        {
            return this with { AutoScalingGroup = Value(ref reader) };
        }

        if (reader.ValueTextEquals("aws:ecs:clusterName"u8))
        {
            return this with { EcsCluster = Value(ref reader) };
        }

        if (reader.ValueTextEquals("aws:ecs:capacityProviderName"u8))
        {
            return this with { EcsPart = Value(ref reader) };
        }

        if (reader.ValueTextEquals("karpenter.sh/nodepool"u8) || reader.ValueTextEquals("eks:nodegroup-name"u8))
        {
            return this with { EksPart = EksPart ?? Value(ref reader) };
        }

        // Whichever comes first: they all name the same cluster.
        if (reader.ValueTextEquals("eks:cluster-name"u8) || reader.ValueTextEquals("aws:eks:cluster-name"u8)
            || reader.ValueTextEquals("eks:eks-cluster-name"u8) || reader.ValueTextEquals("alpha.eksctl.io/cluster-name"u8))
        {
            return this with { EksCluster = EksCluster ?? Value(ref reader) };
        }

        if (!reader.ValueSpan.StartsWith(KubernetesClusterUtf8))
        {
            return this;
        }

        var cluster = reader.GetString()?[KubernetesCluster.Length..];
        return Value(ref reader) is "owned" or "shared" && cluster is { Length: > 0 }
            ? this with { EksCluster = EksCluster ?? cluster }
            : this;
    }

    private static string? Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() is { Length: > 0 } value ? value : null;
    }
}
