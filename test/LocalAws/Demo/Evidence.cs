using LocalAws.Nodes;
using LocalAws.Recording;

namespace LocalAws.Demo;

/// <summary>Adds evidence of Security Hub, Systems Manager and Config for the same fleet, some of it contradictory.</summary>
internal sealed class Evidence(LocalAwsServer aws)
{
    public const string Aggregator = "org";

    private const int LostConnections = 400;

    private int _managed;
    private int _unmanaged;

    /// <summary>The situations of instances that Resource Explorer shows as unmanaged, in turn.</summary>
    private enum Truth
    {
        NoAgent,
        StoppedWithAgent,
        NoFinding,
        StoppedWithoutAgent,
        JustManaged,
        Suppressed,
        Terminated,
    }

    public void AddSource(string account, string region) => aws.Config.AddSource(new AggregatorSource(account, region));

    /// <summary>Adds a machine outside EC2, which only Systems Manager lists.</summary>
    public void AddHybrid(string account, string region, string id) =>
        aws.SystemsManager.AddNode(Linux(new Node(account, region, id)));

    // A few agents have lost their connection: the node is still listed and no longer compliant.
    public void AddManaged(string account, string region, string id, string name)
    {
        var isLost = ++_managed % LostConnections == 0;
        aws.SecurityHub.AddSsm1(account, region, id, isLost ? "FAILED" : "PASSED");
        aws.SystemsManager.AddNode(Linux(new Node(account, region, id)
        {
            ComputerName = name,
            Status = isLost ? "ConnectionLost" : null,
        }));
        aws.Config.AddInstance(account, region, id, setup: DemoSetup.Healthy(account, region));
    }

    public void AddUnmanaged(string account, string region, string id)
    {
        var truth = (Truth)(_unmanaged++ % Enum.GetValues<Truth>().Length);
        if (truth is not Truth.NoFinding)
        {
            aws.SecurityHub.AddSsm1(
                account,
                region,
                id,
                truth is Truth.StoppedWithAgent or Truth.JustManaged ? "PASSED" : "FAILED",
                recordState: truth is Truth.Terminated ? "ARCHIVED" : "ACTIVE",
                workflow: truth is Truth.Suppressed ? "SUPPRESSED" : "NEW");
        }

        if (truth is not Truth.Terminated)
        {
            var node = new Node(account, region, id) { Managed = truth is Truth.JustManaged };
            aws.SystemsManager.AddNode(node.Managed ? Linux(node) : node);
        }

        // An image with a managed instance has an agent.
        var setup = truth is Truth.JustManaged or Truth.StoppedWithAgent
            ? DemoSetup.Healthy(account, region)
            : DemoSetup.Unmanaged(account, region, _unmanaged);
        aws.Config.AddInstance(account, region, id, StateOf(truth), setup: setup);
    }

    private static string StateOf(Truth truth) => truth switch
    {
        Truth.StoppedWithAgent or Truth.StoppedWithoutAgent => "stopped",
        Truth.Terminated => "terminated",
        _ => "running",
    };

    private static Node Linux(Node node) => node with
    {
        AgentVersion = "3.3.2746.0",
        PlatformType = "Linux",
        PlatformName = "Amazon Linux",
        PlatformVersion = "2023",
    };
}
