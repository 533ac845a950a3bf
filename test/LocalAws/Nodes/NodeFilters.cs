using LocalAws.Serving;

namespace LocalAws.Nodes;

/// <summary>The filters of a request. All must match.</summary>
internal sealed class NodeFilters(IReadOnlyList<Func<Node, bool>> filters)
{
    private const int MaxFilters = 5;
    private const int MaxValues = 5;
    private const int MaxLength = 512;

    private static readonly string[] Operators = ["Equal", "NotEqual", "BeginWith"];
    private static readonly string[] ManagedStatuses = ["All", "Managed", "Unmanaged"];

    public static NodeFilters Of(Input input, bool hasSync) =>
        new([.. (input.Structures("Filters", 1, MaxFilters) ?? []).Select(filter => TestOf(filter, hasSync))]);

    public bool Matches(Node node) => filters.All(filter => filter(node));

    private static Func<Node, bool> TestOf(Input filter, bool hasSync)
    {
        var key = filter.RequiredOneOf("Key", [.. NodeAttributes.All.Keys]);
        var values = ValuesOf(filter);
        var type = filter.OneOf("Type", Operators) ?? "Equal";
        if (!hasSync && NodeAttributes.OfTheOrganization.Contains(key))
        {
            throw Invalid($"The filter {key} requires a resource data sync.");
        }

        return key is "ManagedStatus" ? ManagedTest(values, type) : TestOf(NodeAttributes.All[key], values, type);
    }

    private static IReadOnlyList<string> ValuesOf(Input filter)
    {
        var values = filter.Texts("Values", MaxValues);
        return values is { Count: > 0 } && values.All(value => value.Length <= MaxLength)
            ? values
            : throw filter.Refused("Values", $"Member must have 1 to {MaxValues} elements of up to {MaxLength}");
    }

    private static Func<Node, bool> ManagedTest(IReadOnlyList<string> values, string type)
    {
        if (values.Except(ManagedStatuses).FirstOrDefault() is { } unknown)
        {
            throw Invalid($"The filter value {unknown} is not valid for ManagedStatus.");
        }

        var test = TestOf(node => node.ManagedStatus, values, type);
        return values.Contains("All") ? _ => type is not "NotEqual" : test;
    }

    private static Func<Node, bool> TestOf(Func<Node, string?> attribute, IReadOnlyList<string> values, string type)
    {
        return type switch
        {
            "Equal" => node => values.Contains(attribute(node)),
            "NotEqual" => node => !values.Contains(attribute(node)),
            _ => node => attribute(node) is { } text && values.Any(value => IsBeginning(value, text)),
        };

        static bool IsBeginning(string value, string text) => text.StartsWith(value, StringComparison.Ordinal);
    }

    private static ServiceException Invalid(string message) => new(400, "InvalidFilter", message);
}
