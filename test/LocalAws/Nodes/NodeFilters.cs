using LocalAws.Serving;

namespace LocalAws.Nodes;

/// <summary>The filters of a request. All must match. Of the operators, only Equal is supported.</summary>
internal sealed class NodeFilters
{
    private const int MaxFilters = 5;
    private const int MaxValues = 5;
    private const int MaxLength = 512;

    private readonly List<Func<Node, bool>> _filters;

    public NodeFilters(Input input, bool hasSync) =>
        _filters = [.. (input.Structures("Filters", 1, MaxFilters) ?? []).Select(filter => ParseTest(filter, hasSync))];

    public bool Matches(Node node) => _filters.TrueForAll(filter => filter(node));

    private static Func<Node, bool> ParseTest(Input filter, bool hasSync)
    {
        var key = filter.RequiredOneOf("Key", [.. NodeAttributes.All.Keys]);
        filter.OneOf("Type", ["Equal"]);
        var values = filter.Texts("Values", MaxValues);
        if (values is not { Count: > 0 } || values.Any(value => value.Length > MaxLength))
        {
            throw filter.Refused("Values", $"Member must have 1 to {MaxValues} elements of up to {MaxLength}");
        }

        if (!hasSync && NodeAttributes.OfTheOrganization.Contains(key))
        {
            throw Invalid($"The filter {key} requires a resource data sync.");
        }

        if (key is "ManagedStatus" && values.Except(["All", "Managed", "Unmanaged"]).FirstOrDefault() is { } unknown)
        {
            throw Invalid($"The filter value {unknown} is not valid for ManagedStatus.");
        }

        var attribute = NodeAttributes.All[key];
        return node => values.Contains(attribute(node)) || (key is "ManagedStatus" && values.Contains("All"));
    }

    private static ServiceException Invalid(string message) => new(400, "InvalidFilter", message);
}
