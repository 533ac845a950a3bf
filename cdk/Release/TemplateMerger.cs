using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Release;

/// <summary>
/// Puts a condition at each place at which two templates differ: one was synthesized with the value of a parameter, and the
/// other without it.
/// </summary>
/// <param name="condition">The condition that the value is given.</param>
internal sealed class TemplateMerger(string condition)
{
    private const string Join = "Fn::Join";

    private const string If = "Fn::If";

    private static readonly string[] ConditionalEntries = ["Resources", "Outputs"];

    /// <summary>Merges two templates.</summary>
    /// <param name="with">The template with all values.</param>
    /// <param name="without">The template without the value of the parameter.</param>
    /// <param name="result">A copy of <paramref name="with"/>, with the conditions that were merged before.</param>
    /// <exception cref="InvalidOperationException">The difference cannot be expressed by a condition.</exception>
    public void Merge(JsonObject with, JsonObject without, JsonObject result)
    {
        foreach (var section in ConditionalEntries)
        {
            var (more, less, target) = (with[section]!.AsObject(), without[section]!.AsObject(), result[section]!.AsObject());
            if (less.Any(entry => !more.ContainsKey(entry.Key)))
            {
                throw new InvalidOperationException($"{section}: without {condition}, there is an additional entry.");
            }

            foreach (var (id, entry) in more)
            {
                if (less[id] is { } other)
                {
                    target[id] = MergeValues(entry, other, target[id]);
                }
                else
                {
                    target[id]!.AsObject().TryAdd("Condition", condition);
                }
            }
        }
    }

    private JsonNode? MergeValues(JsonNode? with, JsonNode? without, JsonNode? result)
    {
        if (JsonNode.DeepEquals(with, without) || GetFunction(result) == If)
        {
            return result?.DeepClone();
        }

        switch (with, without)
        {
            case (JsonObject more, JsonObject less) when GetFunction(more) is null && GetFunction(less) is null:
                return MergeObjects(more, less, result!.AsObject());
            case (JsonArray more, JsonArray less) when more.Count == less.Count:
                return new JsonArray([.. more.Select((item, i) => MergeValues(item, less[i], result![i]))]);
            case (JsonArray more, JsonArray less):
                return MergeArrays(more, less, result!.AsArray(), CreateNoValue());
            case (JsonValue more, JsonValue less) when Split(more).Count > Split(less).Count:
                // FleetDiff ignores empty items of a list.
                var items = GetFunction(result) == Join ? result![Join]![1]!.AsArray() : Split(more);
                return new JsonObject
                {
                    [Join] = new JsonArray(",", MergeArrays(Split(more), Split(less), items, "")),
                };
            default:
                return CreateIf(result, without, CreateNoValue());
        }
    }

    // The metadata of all values suppresses findings of a linter; it has no effect on the stack.
    private JsonObject MergeObjects(JsonObject with, JsonObject without, JsonObject result) => new(
        from key in result.Concat(without).Select(item => item.Key).Distinct()
        select KeyValuePair.Create(key, key == "Metadata"
            ? result[key]?.DeepClone()
            : MergeValues(with[key], without[key], result[key])));

    // The items between the common start and the common end exist only with the value, or only without it.
    private JsonArray MergeArrays(JsonArray with, JsonArray without, JsonArray result, JsonNode absent)
    {
        var start = CountEqual(with.Zip(without));
        var end = CountEqual(with.Skip(start).Reverse().Zip(without.Skip(start).Reverse()));
        return new JsonArray(
        [
            .. result.Take(start).Select(item => item?.DeepClone()),
            .. result.Skip(start).Take(with.Count - start - end).Select(item => CreateIf(item, null, absent)),
            .. without.Skip(start).Take(without.Count - start - end).Select(item => CreateIf(null, item, absent)),
            .. result.Skip(with.Count - end).Select(item => item?.DeepClone()),
        ]);
    }

    private static int CountEqual(IEnumerable<(JsonNode? With, JsonNode? Without)> items) =>
        items.TakeWhile(pair => JsonNode.DeepEquals(pair.With, pair.Without)).Count();

    private JsonNode CreateIf(JsonNode? with, JsonNode? without, JsonNode absent) =>
        GetFunction(with) == If ? with!.DeepClone() : new JsonObject
        {
            [If] = new JsonArray(condition, (with ?? absent).DeepClone(), (without ?? absent).DeepClone()),
        };

    private static JsonObject CreateNoValue() => new() { ["Ref"] = "AWS::NoValue" };

    private static JsonArray Split(JsonValue value) =>
        new([.. value.ToString().Split(',').Select(item => (JsonNode)item)]);

    private static string? GetFunction(JsonNode? node) =>
        node is JsonObject { Count: 1 } map && map.First().Key is var key
        && (key == "Ref" || key.StartsWith("Fn::", StringComparison.Ordinal))
            ? key
            : null;
}
