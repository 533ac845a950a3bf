namespace FleetDiff.Core.Analysis.Causes;

/// <summary>
/// Finds the likely cause of an unmanaged instance from its evidence. A shared resource takes precedence over the causes for
/// which <see cref="CanBeShared"/> is true. docs/causes.md describes the rules.
/// </summary>
internal static class CauseRules
{
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/diagnosing-ec2-category-types.html
    private const string Runbook =
        "Run the read-only runbook " + Cause.Runbook + " for it: it checks the instance profile and the network.";

    private const string ManagedPolicy = "AmazonSSMManagedInstanceCore";

    /// <summary>Returns the likely cause of an instance. The first rule that applies decides.</summary>
    public static Cause Find(CauseEvidence seen) => seen switch
    {
        { State: InstanceState.Terminated } => CreateForInstance(seen, CauseCode.Terminated,
            "The instance is terminated.", "Resource Explorer removes it from the list within a day."),

        { LikelyNode: { } node } => new(CauseCode.HybridNode,
            $"The instance is likely the hybrid node {node}, registered by hybrid activation.",
            "Check in Fleet Manager whether the node is this machine.", ConsoleLinks.FormatFleetManager(seen.Key.Region)),

        { State: InstanceState.Stopped, WasManaged: true, FailsCheck: false } => CreateForInstance(seen, CauseCode.Stopped,
            "The instance is stopped and was managed before.", "No fix is needed: it should be managed again when it starts."),

        { State: InstanceState.Stopped } => CreateForInstance(seen, CauseCode.StoppedNeverManaged,
            "The instance is stopped and will likely start unmanaged.",
            "Make sure that it has an instance profile before you start it."),

        { IsIndexBehind: true } => new(CauseCode.IndexLag,
            "Systems Manager manages the instance, and Resource Explorer does not list its node yet.",
            "No fix is needed: Resource Explorer should list the node in the next run.",
            ConsoleLinks.FormatFleetManager(seen.Key.Region)),

        // Systems Manager user guide, Working with SSM Agent: the agent gets its Region and credentials from the service.
        { State: InstanceState.Running, Facts.HasMetadataService: false } => CreateForInstance(seen, CauseCode.MetadataServiceOff,
            "The instance metadata service is off, so the SSM Agent gets no credentials from it.",
            "Turn it on in the EC2 console, under Actions, Instance settings, Modify instance metadata options."),

        { State: not InstanceState.Stopped, WasManaged: false, IsJustLaunched: false, HasNoManagedNeighbor: true } => new(
            CauseCode.NotSetUp,
            "No instance of this account and Region is managed.",
            "Check under Account management in Fleet Manager whether Default Host Management Configuration is on.",
            ConsoleLinks.FormatFleetManager(seen.Key.Region)),

        { State: InstanceState.Running, Facts.HasInstanceProfile: false, HasHostManagement: false } => CreateForInstance(
            seen, CauseCode.NoInstanceProfile,
            "The instance has no instance profile, and no instance without one is managed in this account and Region.",
            $"Attach an instance profile with the policy {ManagedPolicy} in the EC2 console, or turn on Default Host Management "
                + "Configuration in Fleet Manager."),

        // The AWS Config rule of SSM.1 fails a running instance whose agent has stopped, and passes a stopped one with an agent.
        { WasManaged: true, FailsCheck: true } => new(CauseCode.AgentStopped,
            "The instance was managed before and fails SSM.1, so its SSM Agent has probably stopped.",
            "Check the findings of Diagnose and remediate for unmanaged EC2 instances in the Systems Manager console.",
            ConsoleLinks.FormatSystemsManager(seen.Key.Region)),

        { IsJustLaunched: true } => CreateForInstance(seen, CauseCode.JustLaunched,
            "The instance was launched shortly before the run.", "Wait for the next run: the SSM Agent may still register."),

        { State: InstanceState.Unknown } => CreateForInstance(seen, CauseCode.Unknown,
            "The state of the instance is not known.", "Check first whether it is running: a stopped instance looks the same."),

        _ => new(CauseCode.Unknown,
            seen.WasManaged
                ? "The instance is running and was managed before, so its SSM Agent, its role or its network has changed."
                : "The instance is running and was never seen managed.",
            Runbook, ConsoleLinks.FormatRunbook(seen.Key.Region, Cause.Runbook)),
    };

    /// <summary>Returns whether a shared resource can explain a running instance better than a cause.</summary>
    public static bool CanBeShared(CauseCode code) =>
        code is CauseCode.AgentStopped or CauseCode.JustLaunched or CauseCode.Unknown;

    // The link is that of the Region, so that instances share one cause: a hundred thousand rows can have it.
    private static Cause CreateForInstance(CauseEvidence seen, CauseCode code, string fact, string fix) =>
        new(code, fact, fix, ConsoleLinks.FormatInstances(seen.Key.Region));
}
