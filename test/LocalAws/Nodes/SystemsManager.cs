using System.Collections.Concurrent;
using LocalAws.Serving;

namespace LocalAws.Nodes;

/// <summary>The nodes of Systems Manager's unified console.</summary>
public sealed class SystemsManager
{
    /// <summary>The sync of a whole organization.</summary>
    public const string OrganizationSync = "AWS-QuickSetup-ManagedNode";

    // Quick Setup, which makes the organization's sync, is not there.
    private const string Osaka = "ap-northeast-3";

    private readonly TimeProvider _clock;
    private readonly CallBudget _budget;
    private readonly ConcurrentDictionary<string, bool> _syncs = new() { [OrganizationSync] = true };

    internal SystemsManager(TimeProvider clock)
    {
        _clock = clock;
        _budget = new CallBudget(clock);
    }

    /// <summary>The quota above which a call is throttled; null for none.</summary>
    public double? CallsPerSecond
    {
        get => _budget.PerSecond;
        set => _budget.PerSecond = value;
    }

    /// <summary>Whether the unified console is set up; if not, nodes cannot be listed.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The account whose nodes a sync never has; null if it has no nodes.</summary>
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

    /// <summary>A node; an earlier one of the same id is replaced.</summary>
    public SystemsManager AddNode(Node node)
    {
        Nodes.Put(node with { CaptureTime = node.CaptureTime ?? _clock.GetUtcNow() });
        return this;
    }

    public bool Remove(string id) => Nodes.Remove(node => node.Id == id);

    /// <summary>Forgets the nodes; the syncs stay.</summary>
    public void Clear() => Nodes.Clear();

    internal bool TryCall() => _budget.TryTake();

    internal bool HasSync(string name) => _syncs.ContainsKey(name);

    /// <summary>With a sync all but the blind spots, without one the caller's account and Region.</summary>
    internal bool Shows(Node node, string? sync, string region) => sync is null
        ? node.Account == Caller.Account && node.Region == region
        : node.Account != ManagementAccount && node.Region != Osaka;
}
