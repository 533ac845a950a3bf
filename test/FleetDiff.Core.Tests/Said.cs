using FleetDiff.Fleet;

namespace FleetDiff.Core.Tests;

/// <summary>What the optional sources say of the instances of <see cref="Fleets"/>.</summary>
internal static class Said
{
    public const string AmazonLinux = "Amazon Linux 2023";

    /// <summary>When Resource Explorer saw its nodes: what SSM.1 says by default is an hour older.</summary>
    public static readonly DateTimeOffset NodeSeen = Fleets.At(Fleets.LastNight, 23);

    public static SourceEvidence BySecurityHub(params (int Number, Says Says)[] said) =>
        BySecurityHub([.. said.Select(s => (Fleets.Key(s.Number), s.Says))]);

    public static SourceEvidence BySecurityHub(params (InstanceKey Key, Says Says)[] said) =>
        BySecurityHub(NodeSeen.AddHours(-1), said);

    public static SourceEvidence BySecurityHub(DateTimeOffset? at, params (InstanceKey Key, Says Says)[] said) =>
        new(Complete(Source.SecurityHub, said.Length))
        {
            Evidence = said.ToDictionary(s => s.Key, s => new Evidence(Source.SecurityHub, s.Says, at)),
        };

    public static SourceEvidence BySystemsManager(params (int Number, Says Says)[] said) =>
        new(Complete(Source.SystemsManager, said.Length))
        {
            Evidence = said.ToDictionary(
                s => Fleets.Key(s.Number), s => new Evidence(Source.SystemsManager, s.Says, NodeSeen)),
            Nodes = said.Where(s => s.Says == Says.Managed).ToDictionary(
                s => Fleets.Key(s.Number), _ => new NodeFacts(AmazonLinux, "3.3.1", "Root/Workloads", "running")),
            Platforms = [new(AmazonLinux, said.Length)],
            AgentVersions = [new("3.3.1", said.Length)],
        };

    public static SourceEvidence ByConfig(params (int Number, InstanceState State)[] said) =>
        ByConfig([.. said.Select(s => (s.Number, s.State, (DateTimeOffset?)null))]);

    public static SourceEvidence ByConfig(
        params (int Number, InstanceState State, DateTimeOffset? LaunchedAt)[] said) =>
        new(Complete(Source.Config, said.Length))
        {
            Instances = said.ToDictionary(
                s => Fleets.Key(s.Number), s => new InstanceFacts(s.State, s.LaunchedAt, NodeSeen)),
        };

    private static SourceLedger Complete(Source source, int rows) =>
        new(source, SourceStatus.Complete, NodeSeen) { Oldest = NodeSeen.AddHours(-20), Pages = 1, Rows = rows };
}
