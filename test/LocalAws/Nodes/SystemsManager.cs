using System.Collections.Concurrent;
using LocalAws.Serving;

namespace LocalAws.Nodes;

/// <summary>The nodes in the unified console of Systems Manager.</summary>
public sealed class SystemsManager
{
    /// <summary>The name of the sync of a whole organization.</summary>
    public const string OrganizationSync = "AWS-QuickSetup-ManagedNode";

    // Quick Setup, which creates the sync of the organization, is not supported.
    private const string Osaka = "ap-northeast-3";

    private readonly TimeProvider _clock;
    private readonly CallBudget _budget;
    private readonly ConcurrentDictionary<string, bool> _syncs = new() { [OrganizationSync] = true };

    internal SystemsManager(TimeProvider clock)
    {
        _clock = clock;
        _budget = new CallBudget(clock);
    }

    /// <summary>The quota in calls per second above which calls are throttled. Null for none.</summary>
    public double? CallsPerSecond
    {
        get => _budget.PerSecond;
        set => _budget.PerSecond = value;
    }

    /// <summary>Whether the unified console is set up. If not, nodes cannot be listed.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The account whose nodes a sync never contains, or null.</summary>
    public string? ManagementAccount { get; set; }

    internal Shelf<string, Node> Nodes { get; } = new(node => node.Id);

    public SystemsManager AddSync(string name)
    {
        _syncs[name] = true;
        return this;
    }

    public SystemsManager RemoveSync(string name)
    {
        _syncs.TryRemove(name, out _);
        return this;
    }

    /// <summary>Adds a node. It replaces an earlier node of the same id.</summary>
    public SystemsManager AddNode(Node node)
    {
        Nodes.Put(node with { CaptureTime = node.CaptureTime ?? _clock.GetUtcNow() });
        return this;
    }

    public bool Remove(string id) => Nodes.Remove(node => node.Id == id);

    /// <summary>Removes the nodes. The syncs stay.</summary>
    public void Clear() => Nodes.Clear();

    internal bool TryCall() => _budget.TryTake();

    internal bool HasSync(string name) => _syncs.ContainsKey(name);

    /// <summary>Returns all nodes except blind spots with a sync, or those of the caller without one.</summary>
    internal bool Shows(Node node, string? sync, string region) => sync is null
        ? node.Account == Caller.Account && node.Region == region
        : node.Account != ManagementAccount && node.Region != Osaka;
}
