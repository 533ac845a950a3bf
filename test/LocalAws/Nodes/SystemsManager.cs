using LocalAws.Serving;

namespace LocalAws.Nodes;

/// <summary>The nodes in the unified console of Systems Manager.</summary>
public sealed class SystemsManager
{
    /// <summary>The name of the sync of a whole organization.</summary>
    public const string OrganizationSync = "AWS-QuickSetup-ManagedNode";

    // Quick Setup, which creates the sync of the organization, is not supported.
    private const string Osaka = "ap-northeast-3";

    /// <summary>Whether the unified console is set up. If not, nodes cannot be listed.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether the sync of the organization exists.</summary>
    public bool HasOrganizationSync { get; set; } = true;

    /// <summary>The account whose nodes a sync never contains, or null.</summary>
    public string? ManagementAccount { get; set; }

    internal Shelf<string, Node> Nodes { get; } = new(node => node.Id);

    /// <summary>Adds a node. It replaces an earlier node of the same id.</summary>
    public SystemsManager AddNode(Node node)
    {
        Nodes.Put(node with { CaptureTime = node.CaptureTime ?? DateTimeOffset.UtcNow });
        return this;
    }

    /// <summary>Returns all nodes except blind spots with a sync, or those of the caller without one.</summary>
    internal bool Shows(Node node, string? sync, string region) => sync is null
        ? node.Account == LocalAwsServer.AccountId && node.Region == region
        : node.Account != ManagementAccount && node.Region != Osaka;
}
