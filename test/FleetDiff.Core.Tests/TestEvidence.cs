using FleetDiff.Core.Model;

namespace FleetDiff.Core.Tests;

/// <summary>Creates the evidence of the optional sources for the instances of <see cref="Fleets"/>.</summary>
internal static class TestEvidence
{
    public const string AmazonLinux = "Amazon Linux 2023";

    /// <summary>When Resource Explorer observed its nodes. SSM.1 evidence is an hour older by default.</summary>
    public static readonly DateTimeOffset NodeSeen = Fleets.At(Fleets.PreviousDate, 23);

    public static SourceEvidence FromSecurityHub(params (int Number, ManagementStatus Says)[] said) =>
        FromSecurityHub([.. said.Select(s => (Fleets.Key(s.Number), s.Says))]);

    public static SourceEvidence FromSecurityHub(params (InstanceKey Key, ManagementStatus Says)[] said) =>
        FromSecurityHub(NodeSeen.AddHours(-1), said);

    public static SourceEvidence FromSecurityHub(DateTimeOffset? at, params (InstanceKey Key, ManagementStatus Says)[] said) =>
        new(Complete(Source.SecurityHub, said.Length))
        {
            Evidence = said.ToDictionary(s => s.Key, s => new InstanceEvidence(Source.SecurityHub, s.Says, at)),
        };

    public static SourceEvidence FromSystemsManager(params (int Number, ManagementStatus Says)[] said) =>
        new(Complete(Source.SystemsManager, said.Length))
        {
            Evidence = said.ToDictionary(
                s => Fleets.Key(s.Number), s => new InstanceEvidence(Source.SystemsManager, s.Says, NodeSeen)),
            Nodes = said.Where(s => s.Says == ManagementStatus.Managed).ToDictionary(
                s => Fleets.Key(s.Number), _ => new NodeFacts(AmazonLinux, "3.3.1", "Root/Workloads", "running")),
            Platforms = [new(AmazonLinux, said.Length)],
            AgentVersions = [new("3.3.1", said.Length)],
        };

    public static SourceEvidence FromConfig(params (int Number, InstanceState State)[] said) =>
        FromConfig([.. said.Select(s => (s.Number, s.State, (DateTimeOffset?)null))]);

    public static SourceEvidence FromConfig(
        params (int Number, InstanceState State, DateTimeOffset? LaunchedAt)[] said) =>
        new(Complete(Source.Config, said.Length))
        {
            Instances = said.ToDictionary(
                s => Fleets.Key(s.Number), s => new InstanceFacts(s.State, s.LaunchedAt, NodeSeen)),
        };

    private static SourceResult Complete(Source source, int rows) =>
        new(source, SourceStatus.Complete, NodeSeen) { Oldest = NodeSeen.AddHours(-20), Pages = 1, Rows = rows };
}
