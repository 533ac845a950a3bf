namespace FleetDiff.Fleet;

/// <summary>
/// The inventory while its pages come in. Instances and nodes may come side by side, one of each at a time.
/// </summary>
/// <param name="neededTags">The keys of the tags that decide a verdict.</param>
public sealed class InventoryRows(params IEnumerable<string> neededTags)
{
    private readonly Listing<Instance> _instances = new();
    private readonly Listing<Node> _nodes = new();
    private readonly HashSet<InstanceKey> _hybridNodes = [];
    private readonly UnreadableRows _unreadableInstances = new();
    private readonly UnreadableRows _unreadableNodes = new();
    private Times _instanceTimes;
    private Times _nodeTimes;

    /// <summary>Keeps the instances' tags.</summary>
    public TagCollector Tags { get; } = new(neededTags);

    /// <summary>
    /// Takes in a row of the list of EC2 instances; one whose ARN is no instance's becomes a warning.
    /// </summary>
    public void AddInstance(string? arn, DateTimeOffset? reportedAt, IEnumerable<KeyValuePair<string, string>> tags)
    {
        if (!ResourceArn.TryParse(arn, out var resource) || resource.Kind != ResourceKind.Instance)
        {
            _unreadableInstances.Add(arn);
            return;
        }

        AddInstance(resource.Key, reportedAt, Tags.Add(resource.Key, tags));
    }

    /// <summary>Takes in an instance.</summary>
    public void AddInstance(InstanceKey key, DateTimeOffset? reportedAt, Tags tags)
    {
        _instances.Add(new(key, reportedAt, tags));
        _instanceTimes = _instanceTimes.With(reportedAt);
    }

    /// <summary>Takes in a row of the list of managed nodes; one whose ARN is no node's becomes a warning.</summary>
    public void AddNode(string? arn, DateTimeOffset? reportedAt)
    {
        if (!ResourceArn.TryParse(arn, out var resource) || resource.Kind != ResourceKind.Node)
        {
            _unreadableNodes.Add(arn);
            return;
        }

        AddNode(resource.Key, reportedAt);
    }

    /// <summary>Takes in a managed node.</summary>
    public void AddNode(InstanceKey key, DateTimeOffset? reportedAt)
    {
        if (key.IsHybrid)
        {
            _hybridNodes.Add(key);
        }
        else
        {
            _nodes.Add(new(key, reportedAt));
        }

        _nodeTimes = _nodeTimes.With(reportedAt);
    }

    /// <summary>The inventory, once both lists are whole.</summary>
    /// <param name="view">The view they came from.</param>
    /// <param name="pages">How many pages they had.</param>
    /// <param name="rows">How many rows those had.</param>
    public Inventory ToInventory(View view, int pages, long rows) => new()
    {
        View = view,
        Instances = _instances.ToSorted(),
        Nodes = _nodes.ToSorted(),
        HybridNodes = _hybridNodes.Count,
        Warnings =
        [
            .. _unreadableInstances.Warnings("EC2 instances"),
            .. _unreadableNodes.Warnings("managed nodes"),
            .. Tags.Warnings(),
        ],
        Ledger = new(Source.ResourceExplorer, SourceStatus.Complete, _instanceTimes.With(_nodeTimes.Newest).Newest)
        {
            Oldest = _instanceTimes.With(_nodeTimes.Oldest).Oldest,
            Pages = pages,
            Rows = rows,
        },
    };

    private readonly record struct Times(DateTimeOffset? Oldest, DateTimeOffset? Newest)
    {
        public Times With(DateTimeOffset? time) => time is null ? this : new(
            Oldest is null || time < Oldest ? time : Oldest, Newest is null || time > Newest ? time : Newest);
    }
}
