using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>The next step for an unmanaged instance, by what was seen of it.</summary>
public static class NextStepRules
{
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/diagnosing-ec2-category-types.html
    private const string OperatingSystem = "Operating system configuration";
    private const string DefaultHostManagement =
        "Systems Manager service configuration (Default Host Management Configuration)";

    /// <summary>The next step for an instance, or for a group by one of its instances.</summary>
    public static NextStep Recommend(CauseEvidence seen) => seen switch
    {
        { State: InstanceState.Terminated } => CreateForInstance(seen,
            "It is terminated and leaves the list by itself, within a day."),

        { LikelyNode: { } node } => new(null,
            $"It is likely the hybrid node {node}: see in Fleet Manager whether that is this machine, whose SSM Agent was "
            + "then registered by hybrid activation.", ConsoleLinks.FormatFleetManager(seen.Key.Region)),

        { State: InstanceState.Stopped, WasManaged: true, FailsCheck: false } => CreateForInstance(seen,
            "It is stopped and was managed before, so it should come back managed when it is next started."),

        { State: InstanceState.Stopped } => CreateForInstance(seen,
            "It is stopped and will likely come up unmanaged: see that it has an instance profile before that."),

        // SSM.1 fails a running instance whose agent has stopped: that is what its rule says of itself.
        { State: InstanceState.Running, WasManaged: true, FailsCheck: true } => new(OperatingSystem,
            "It is running, was managed before and fails SSM.1, so its SSM Agent has probably stopped: see what "
            + "Diagnose and remediate finds for unmanaged EC2 instances.", ConsoleLinks.FormatSystemsManager(seen.Key.Region)),

        // Of the ten categories this is the one that is a matter of a whole account and Region.
        { State: InstanceState.Running, WasManaged: false, HasNoManagedNeighbor: true } => new(DefaultHostManagement,
            "No instance of this account and Region is managed: see whether Default Host Management Configuration is "
            + "on, under Account management.", ConsoleLinks.FormatFleetManager(seen.Key.Region)),

        { Group: GroupKind.EksCluster } => CreateForRunbook(seen,
            "The nodes of an EKS cluster share an image and a node role: run the read-only runbook for one of them, "
            + "and mend what it finds in the node group or node class."),

        { Group: GroupKind.EcsCluster } => CreateForRunbook(seen,
            "The instances of an ECS cluster share an image and an instance profile: run the read-only runbook for "
            + "one of them, and mend what it finds in the capacity provider."),

        { Group: GroupKind.KubernetesCluster } => CreateForRunbook(seen,
            "The nodes of a kops instance group share an image and an instance profile: run the read-only runbook for "
            + "one of them, and fix what it finds in the instance group."),

        { Group: GroupKind.EmrCluster } => CreateForRunbook(seen,
            "The instances of an EMR cluster share an image and an instance profile: run the read-only runbook for one "
            + "of them, and fix what it finds in the cluster's custom image or bootstrap action."),

        { State: InstanceState.Unknown } => CreateForInstance(seen,
            "See first whether it is running, because a stopped instance looks the same."),

        { WasManaged: true } => CreateForRunbook(seen,
            "It is running and was managed before, so its agent, its role or its network has changed: the read-only "
            + "runbook checks the last two."),

        _ => CreateForRunbook(seen,
            "It is running and was never seen managed: the read-only runbook checks its instance profile and "
            + "its network."),
    };

    private static NextStep CreateForInstance(CauseEvidence seen, string advice) => new(
        null, advice, ConsoleLinks.FormatInstance(seen.Key));

    private static NextStep CreateForRunbook(CauseEvidence seen, string advice) => new(
        null, advice, ConsoleLinks.Runbook(seen.Key.Region, NextStep.Runbook));
}
