using LocalAws.Serving;

namespace LocalAws.Nodes;

/// <summary>The attributes that a summary counts by: one, or two, side by side or nested.</summary>
internal static class Aggregators
{
    private const int Max = 2;

    public static IReadOnlyList<string> Of(Input input)
    {
        var aggregators = input.Structures("Aggregators", 1, Max)
            ?? throw input.Refused("Aggregators", "Member must not be null");
        var attributes = aggregators.SelectMany(AttributesOf).ToList();
        return attributes.Count <= Max && attributes.Distinct().Count() == attributes.Count
            ? attributes
            : throw new ServiceException(
                400, "InvalidAggregatorException", $"Nodes are counted by at most {Max} different attributes.");
    }

    private static IEnumerable<string> AttributesOf(Input aggregator)
    {
        aggregator.RequiredOneOf("AggregatorType", ["Count"]);
        aggregator.RequiredOneOf("TypeName", ["Instance"]);
        var inner = aggregator.Structures("Aggregators", 1, Max) ?? [];
        return [aggregator.RequiredOneOf("AttributeName", NodeAttributes.Countable), .. inner.SelectMany(AttributesOf)];
    }
}
