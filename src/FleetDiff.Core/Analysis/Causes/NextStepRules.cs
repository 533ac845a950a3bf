using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Recommends the next step for an unmanaged instance from its evidence.</summary>
public static class NextStepRules
{
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/diagnosing-ec2-category-types.html
    private const string OperatingSystem = "Operating system configuration";
    private const string DefaultHostManagement =
        "Systems Manager service configuration (Default Host Management Configuration)";

    /// <summary>Recommends the next step for an instance, or for a group by one of its instances.</summary>
    public static NextStep Recommend(CauseEvidence seen) => seen switch
    {
        { State: InstanceState.Terminated } => CreateForInstance(seen,
            "It is terminated; Resource Explorer removes it from the list within a day."),

        { LikelyNode: { } node } => new(null,
            $"It is likely the hybrid node {node}, registered by hybrid activation: check in Fleet Manager whether the node is "
            + "this machine.", ConsoleLinks.FormatFleetManager(seen.Key.Region)),

        { State: InstanceState.Stopped, WasManaged: true, FailsCheck: false } => CreateForInstance(seen,
            "It is stopped and was managed before, so it should be managed again when it starts."),

        { State: InstanceState.Stopped } => CreateForInstance(seen,
            "It is stopped and will likely start unmanaged: make sure that it has an instance profile before you start it."),

        // The AWS Config rule of SSM.1 fails a running instance whose agent has stopped.
        { State: InstanceState.Running, WasManaged: true, FailsCheck: true } => new(OperatingSystem,
            "It is running, was managed before and fails SSM.1, so its SSM Agent has probably stopped: check the findings of "
            + "Diagnose and remediate for unmanaged EC2 instances.", ConsoleLinks.FormatSystemsManager(seen.Key.Region)),

        // Of the ten categories, only this one affects a whole account and Region.
        { State: InstanceState.Running, WasManaged: false, HasNoManagedNeighbor: true } => new(DefaultHostManagement,
            "No instance of this account and Region is managed: check under Account management whether Default Host "
            + "Management Configuration is on.", ConsoleLinks.FormatFleetManager(seen.Key.Region)),

        { Group: GroupKind.EksCluster } => CreateForRunbook(seen,
            "The nodes of an EKS cluster share an image and a node role: run the read-only runbook for one of them, "
            + "and fix what it finds in the node group or node class."),

        { Group: GroupKind.EcsCluster } => CreateForRunbook(seen,
            "The instances of an ECS cluster share an image and an instance profile: run the read-only runbook for "
            + "one of them, and fix what it finds in the capacity provider."),

        { Group: GroupKind.KubernetesCluster } => CreateForRunbook(seen,
            "The nodes of a kops instance group share an image and an instance profile: run the read-only runbook for "
            + "one of them, and fix what it finds in the instance group."),

        { Group: GroupKind.EmrCluster } => CreateForRunbook(seen,
            "The instances of an EMR cluster share an image and an instance profile: run the read-only runbook for one "
            + "of them, and fix what it finds in the cluster's custom image or bootstrap action."),

        { State: InstanceState.Unknown } => CreateForInstance(seen,
            "Check first whether it is running: a stopped instance looks the same."),

        { WasManaged: true } => CreateForRunbook(seen,
            "It is running and was managed before, so its SSM Agent, its role or its network has changed: the read-only "
            + "runbook checks the role and the network."),

        _ => CreateForRunbook(seen,
            "It is running and was never seen managed: the read-only runbook checks its instance profile and "
            + "its network."),
    };

    private static NextStep CreateForInstance(CauseEvidence seen, string advice) => new(
        null, advice, ConsoleLinks.FormatInstance(seen.Key));

    private static NextStep CreateForRunbook(CauseEvidence seen, string advice) => new(
        null, advice, ConsoleLinks.FormatRunbook(seen.Key.Region, NextStep.Runbook));
}
