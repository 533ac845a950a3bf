namespace FleetDiff.Core.Model.Builders;

/// <summary>
/// The inventory while its pages come in. Instances and nodes may come side by side, one of each at a time.
/// </summary>
/// <param name="neededTags">The keys of the tags that decide a verdict.</param>
public sealed class InventoryBuilder(params IEnumerable<string> neededTags)
{
    private readonly SortedListBuilder<Instance> _instances = new();
    private readonly SortedListBuilder<Node> _nodes = new();
    private readonly HashSet<InstanceKey> _hybridNodes = [];
    private readonly UnreadableRowLog _unreadableInstances = new();
    private readonly UnreadableRowLog _unreadableNodes = new();
    private TimeRange _instanceTimes;
    private TimeRange _nodeTimes;

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
        _instanceTimes = _instanceTimes.Extend(reportedAt);
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

        _nodeTimes = _nodeTimes.Extend(reportedAt);
    }

    /// <summary>The inventory, once both lists are whole.</summary>
    /// <param name="view">The view they came from.</param>
    /// <param name="pages">How many pages they had.</param>
    /// <param name="rows">How many rows those had.</param>
    public FleetInventory Build(View view, int pages, long rows) => new()
    {
        View = view,
        Instances = _instances.Build(),
        Nodes = _nodes.Build(),
        HybridNodes = _hybridNodes.Count,
        Warnings =
        [
            .. _unreadableInstances.CreateWarnings("EC2 instances"),
            .. _unreadableNodes.CreateWarnings("managed nodes"),
            .. Tags.CreateWarnings(),
        ],
        Result = new(Source.ResourceExplorer, SourceStatus.Complete, _instanceTimes.Extend(_nodeTimes.Newest).Newest)
        {
            Oldest = _instanceTimes.Extend(_nodeTimes.Oldest).Oldest,
            Pages = pages,
            Rows = rows,
        },
    };

    private readonly record struct TimeRange(DateTimeOffset? Oldest, DateTimeOffset? Newest)
    {
        public TimeRange Extend(DateTimeOffset? time) => time is null ? this : new(
            Oldest is null || time < Oldest ? time : Oldest, Newest is null || time > Newest ? time : Newest);
    }
}
