namespace FleetDiff.Core.Model.Builders;

/// <summary>
/// Builds the inventory from the pages of both lists, and compares them. One caller can add instances while another adds nodes;
/// neither list accepts concurrent writers.
/// </summary>
/// <remarks>A row can occur twice, because the index can change between two pages: the newest row is kept.</remarks>
/// <param name="neededTags">The keys of the tags that decide a verdict.</param>
public sealed class InventoryBuilder(params IEnumerable<string> neededTags)
{
    private readonly List<Instance> _instances = [];
    private readonly List<Node> _nodes = [];
    private readonly RejectedRowLog _rejectedInstances = new("EC2 instances");
    private readonly RejectedRowLog _rejectedNodes = new("managed nodes");
    private readonly TagCollector _tags = new(neededTags);

    private IEnumerable<DateTimeOffset?> Times =>
        _instances.Select(row => row.ReportedAt).Concat(_nodes.Select(row => row.ReportedAt));

    /// <summary>Adds a row of the list of EC2 instances. A row without the ARN of an instance becomes a warning.</summary>
    public void AddInstance(string? arn, DateTimeOffset? reportedAt, IEnumerable<KeyValuePair<string, string>> tags)
    {
        if (!ResourceArn.TryParse(arn, out var resource) || resource.Kind != ResourceKind.Instance)
        {
            _rejectedInstances.AddUnreadable(arn);
            return;
        }

        AddInstance(resource.Key, reportedAt, _tags.Add(resource.Key, tags));
    }

    /// <summary>Adds an instance.</summary>
    public void AddInstance(InstanceKey key, DateTimeOffset? reportedAt, Tags tags) =>
        _instances.Add(new(key, reportedAt, tags));

    /// <summary>Adds a row of the list of managed nodes. A row without the ARN of a node becomes a warning.</summary>
    public void AddNode(string? arn, DateTimeOffset? reportedAt)
    {
        if (!ResourceArn.TryParse(arn, out var resource) || resource.Kind != ResourceKind.Node)
        {
            _rejectedNodes.AddUnreadable(arn);
            return;
        }

        AddNode(resource.Key, reportedAt);
    }

    /// <summary>Adds a managed node. A hybrid node is counted only.</summary>
    public void AddNode(InstanceKey key, DateTimeOffset? reportedAt) => _nodes.Add(new(key, reportedAt));

    /// <summary>Returns the inventory. Call it once, after both lists were read completely.</summary>
    /// <param name="view">The view that the lists were read from.</param>
    /// <param name="pages">The number of pages read.</param>
    /// <param name="rows">The number of rows in these pages.</param>
    public FleetInventory Build(View view, int pages, long rows)
    {
        var (oldest, newest) = (Times.Min(), Times.Max());
        KeepNewest(_instances, row => row.Key, row => row.ReportedAt);
        KeepNewest(_nodes, row => row.Key, row => row.ReportedAt);
        return new()
        {
            View = view,
            OrphanedNodes = AssignNodes(),
            Instances = _instances,
            HybridNodes = _nodes.Count(node => node.Key.IsHybrid),
            Warnings =
            [
                .. _rejectedInstances.Warnings,
                .. _rejectedNodes.Warnings,
                .. _tags.CreateWarnings(),
            ],
            Result = new(Source.ResourceExplorer, SourceStatus.Complete, newest)
            {
                Oldest = oldest,
                Pages = pages,
                Rows = rows,
            },
        };
    }

    // Sorts by key and keeps the newest row of each key. Works in place: a copy of a million rows needs 50 MB.
    private static void KeepNewest<T>(List<T> rows, Func<T, InstanceKey> getKey, Func<T, DateTimeOffset?> getTime)
    {
        rows.Sort((x, y) => getKey(x).CompareTo(getKey(y)) is not 0 and var byKey
            ? byKey
            : Nullable.Compare(getTime(y), getTime(x)));
        var kept = 0;
        for (var index = 0; index < rows.Count; index++)
        {
            if (kept == 0 || getKey(rows[index]) != getKey(rows[kept - 1]))
            {
                rows[kept++] = rows[index];
            }
        }

        rows.RemoveRange(kept, rows.Count - kept);
    }

    // Merges the two sorted lists: gives each instance its node, and returns the nodes without an instance.
    private List<Node> AssignNodes()
    {
        var orphaned = new List<Node>();
        var index = 0;
        foreach (var node in _nodes.Where(node => !node.Key.IsHybrid))
        {
            while (index < _instances.Count && _instances[index].Key.CompareTo(node.Key) < 0)
            {
                index++;
            }

            if (index < _instances.Count && _instances[index] is var instance && instance.Key == node.Key)
            {
                _instances[index] = new(instance.Key, instance.ReportedAt, instance.Tags, node);
            }
            else
            {
                orphaned.Add(node);
            }
        }

        return orphaned;
    }
}
