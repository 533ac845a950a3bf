using System.Security.Cryptography;
using System.Text;
using LocalAws.Nodes;
using LocalAws.Recording;

namespace LocalAws.Demo;

/// <summary>Adds evidence of Security Hub, Systems Manager and Config for the same fleet, some of it contradictory.</summary>
internal sealed class Evidence(LocalAwsServer aws)
{
    public const string Aggregator = "org";

    // What the sources say about instances that Resource Explorer shows as unmanaged, in turn. One that passed the check has
    // an agent. The last one has just become managed.
    private static readonly (string? Finding, string State)[] Situations =
        [("FAILED", "running"), ("PASSED", "stopped"), (null, "running"), ("FAILED", "stopped"), ("PASSED", "running")];

    private int _unmanaged;

    public void AddManaged(string account, string region, string id, string name)
    {
        aws.SecurityHub.AddSsm1(account, region, id, "PASSED");
        aws.SystemsManager.AddNode(WithAgent(new Node(account, region, id) { ComputerName = name }));
        aws.Config.AddInstance(account, region, id, setup: Healthy(account, region));
    }

    public void AddUnmanaged(string account, string region, string id)
    {
        var (finding, state) = Situations[_unmanaged++ % Situations.Length];
        if (finding is not null)
        {
            aws.SecurityHub.AddSsm1(account, region, id, finding);
        }

        var hasAgent = finding is "PASSED";
        var node = new Node(account, region, id) { Managed = hasAgent && state is "running" };
        aws.SystemsManager.AddNode(node.Managed ? WithAgent(node) : node);
        aws.Config.AddInstance(
            account, region, id, state,
            setup: hasAgent ? Healthy(account, region) : Unmanageable(account, region, _unmanaged));
    }

    private static Node WithAgent(Node node) => node with
    {
        AgentVersion = "3.3.2746.0",
        PlatformName = "Amazon Linux",
        PlatformVersion = "2023",
    };

    private static InstanceSetup Healthy(string account, string region) => new()
    {
        ImageId = Id("ami", region),
        SubnetId = Id("subnet", region),
        VpcId = Id("vpc", region),
        InstanceProfileArn = $"arn:aws:iam::{account}:instance-profile/workload",
        HttpEndpoint = "enabled",
        HttpTokens = "required",
    };

    // In each Region an image has no agent, and in one a shared subnet has no endpoints. Some instances have no instance profile,
    // some no metadata service, and others differ in nothing from those that are managed.
    private static InstanceSetup Unmanageable(string account, string region, int number)
    {
        var healthy = Healthy(account, region);
        return (number % 7) switch
        {
            < 3 when region == "eu-central-1" => healthy with { SubnetId = Id("subnet", region, "without-endpoints") },
            < 4 => healthy with { ImageId = Id("ami", region, "without-agent") },
            4 => healthy with { InstanceProfileArn = null },
            5 => healthy with { HttpEndpoint = "disabled" },
            _ => healthy,
        };
    }

    private static string Id(string prefix, params string[] seed) =>
        $"{prefix}-0{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', seed))).AsSpan(0, 8))}";
}
