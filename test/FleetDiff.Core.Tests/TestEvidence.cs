namespace FleetDiff.Core.Tests;

/// <summary>Creates the evidence of the optional sources for the instances of <see cref="Fleets"/>.</summary>
internal static class TestEvidence
{
    public const string AmazonLinux = "Amazon Linux 2023";

    /// <summary>When Resource Explorer observed its nodes. SSM.1 evidence is an hour older by default.</summary>
    public static readonly DateTimeOffset NodeSeen = Fleets.At(Fleets.PreviousDate, 23);

    public static SourceEvidence FromSecurityHub(params (int Number, ManagementStatus Status)[] evidence) =>
        FromSecurityHub([.. evidence.Select(s => (Fleets.Key(s.Number), s.Status))]);

    public static SourceEvidence FromSecurityHub(params (InstanceKey Key, ManagementStatus Status)[] evidence) =>
        FromSecurityHub(NodeSeen.AddHours(-1), evidence);

    public static SourceEvidence FromSecurityHub(DateTimeOffset? at, params (InstanceKey Key, ManagementStatus Status)[] evidence) =>
        new(Complete(Source.SecurityHub, evidence.Length))
        {
            Evidence = evidence.ToDictionary(s => s.Key, s => new InstanceEvidence(Source.SecurityHub, s.Status, at)),
        };

    public static SourceEvidence FromSystemsManager(params (int Number, ManagementStatus Status)[] evidence) =>
        new(Complete(Source.SystemsManager, evidence.Length))
        {
            Evidence = evidence.ToDictionary(
                s => Fleets.Key(s.Number), s => new InstanceEvidence(Source.SystemsManager, s.Status, NodeSeen)),
            Nodes = evidence.Where(s => s.Status == ManagementStatus.Managed).ToDictionary(
                s => Fleets.Key(s.Number), _ => new NodeFacts(AmazonLinux, "3.3.1", "Root/Workloads", "running")),
            Platforms = [new(AmazonLinux, evidence.Length)],
            AgentVersions = [new("3.3.1", evidence.Length)],
        };

    public static SourceEvidence FromConfig(params (int Number, InstanceState State)[] evidence) =>
        FromConfig([.. evidence.Select(s => (s.Number, s.State, (DateTimeOffset?)null))]);

    public static SourceEvidence FromConfig(
        params (int Number, InstanceState State, DateTimeOffset? LaunchedAt)[] evidence) =>
        new(Complete(Source.Config, evidence.Length))
        {
            Instances = evidence.ToDictionary(
                s => Fleets.Key(s.Number), s => new InstanceFacts(s.State, s.LaunchedAt, NodeSeen)),
        };

    private static SourceResult Complete(Source source, int rows) =>
        new(source, SourceStatus.Complete, NodeSeen) { Oldest = NodeSeen.AddHours(-20), Pages = 1, Rows = rows };
}
