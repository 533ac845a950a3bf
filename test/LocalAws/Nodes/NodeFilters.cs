using LocalAws.Serving;

namespace LocalAws.Nodes;

/// <summary>The filters of a request. All must match. Of the operators, only Equal is supported.</summary>
internal sealed class NodeFilters
{
    private const int MaxFilters = 5;
    private const int MaxValues = 5;

    private static readonly Dictionary<string, Func<Node, string>> Keys = new()
    {
        ["InstanceId"] = node => node.Id,
        ["ManagedStatus"] = node => node.ManagedStatus,
        ["ResourceType"] = node => node.ResourceType,
    };

    private readonly List<Func<Node, bool>> _filters;

    public NodeFilters(Input input) =>
        _filters = [.. (input.Structures("Filters", 1, MaxFilters) ?? []).Select(ParseFilter)];

    public bool Matches(Node node) => _filters.TrueForAll(filter => filter(node));

    private static Func<Node, bool> ParseFilter(Input filter)
    {
        var attribute = Keys[filter.RequiredOneOf("Key", Keys.Keys)];
        filter.OneOf("Type", ["Equal"]);
        var values = filter.Texts("Values", MaxValues);
        return values is { Count: > 0 }
            ? node => values.Contains(attribute(node))
            : throw filter.Refused("Values", $"Member must have 1 to {MaxValues} elements");
    }
}
