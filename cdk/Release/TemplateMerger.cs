using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Release;

/// <summary>
/// Puts a parameter at each place at which two templates differ: one was synthesized with a sample value, and the other
/// without it.
/// </summary>
/// <param name="condition">The condition of what exists only with a value; null when the default is a value.</param>
/// <param name="parameters">The parameters whose placeholders are replaced.</param>
internal sealed class TemplateMerger(string? condition, IReadOnlyList<TemplateParameter> parameters)
{
    private const string Join = "Fn::Join";

    private const string If = "Fn::If";

    private static readonly string[] ConditionalEntries = ["Resources", "Outputs"];

    /// <summary>Merges two templates.</summary>
    /// <param name="with">The template with all samples.</param>
    /// <param name="without">The template without the sample of the parameter.</param>
    /// <param name="result">A copy of <paramref name="with"/>, with the parameters that were merged before.</param>
    /// <exception cref="InvalidOperationException">The difference cannot be expressed by a parameter.</exception>
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
                if (less[id] is not { } other)
                {
                    AddCondition(Substitute(target, id).AsObject());
                }
                else if (!JsonNode.DeepEquals(entry, other))
                {
                    MergeObjects(entry!.AsObject(), other.AsObject(), target[id]!.AsObject());
                }
            }
        }
    }

    private void AddCondition(JsonObject entry)
    {
        if (!entry.ContainsKey("Condition"))
        {
            entry["Condition"] = condition;
        }
    }

    private void MergeObjects(JsonObject with, JsonObject without, JsonObject result)
    {
        foreach (var key in with.Select(item => item.Key).Union(without.Select(item => item.Key)).ToArray())
        {
            // The metadata of all samples suppresses findings of a linter; it has no effect on the stack.
            if (key != "Metadata" && !JsonNode.DeepEquals(with[key], without[key]))
            {
                result[key] = MergeValues(with[key], without[key], result[key]);
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
                MergeObjects(more, less, result!.AsObject());
                return result.DeepClone();
            case (JsonArray more, JsonArray less) when more.Count == less.Count:
                return new JsonArray([.. more.Select((item, i) => MergeValues(item, less[i], result![i]))]);
            case (JsonArray more, JsonArray less) when FindAdditional(more, less) is { } additional:
                return new JsonArray([.. result!.AsArray().Select((item, i) =>
                    additional.Contains(i) ? CreateIf(item, CreateNoValue()) : item?.DeepClone())]);
            case (JsonArray more, JsonArray less):
                return MergeChanged(more, less, result!.AsArray());
            case (JsonValue more, JsonValue less) when FindAdditional(Split(more), Split(less)) is { } additional:
                return MergeLists(additional, GetFunction(result) == Join ? result![Join]![1]!.AsArray() : Split(more));
            case (JsonValue, JsonValue) when condition is null:
                return Substitute(result);
            default:
                return CreateIf(result, without);
        }
    }

    // The items between the common start and the common end exist only with the value, or only without it.
    private JsonArray MergeChanged(JsonArray with, JsonArray without, JsonArray result)
    {
        var start = with.Zip(without).TakeWhile(pair => JsonNode.DeepEquals(pair.First, pair.Second)).Count();
        var end = with.Skip(start).Reverse().Zip(without.Skip(start).Reverse())
            .TakeWhile(pair => JsonNode.DeepEquals(pair.First, pair.Second)).Count();
        return new JsonArray(
        [
            .. result.Take(start).Select(item => item?.DeepClone()),
            .. result.Skip(start).Take(with.Count - start - end).Select(item => CreateIf(item, null)),
            .. without.Skip(start).Take(without.Count - start - end).Select(item => CreateIf(null, item)),
            .. result.Skip(with.Count - end).Select(item => item?.DeepClone()),
        ]);
    }

    // FleetDiff ignores empty items of a list.
    private JsonObject MergeLists(HashSet<int> additional, JsonArray items) => new()
    {
        [Join] = new JsonArray(",", new JsonArray(
            [.. items.Select((item, i) => additional.Contains(i) ? CreateIf(item, "") : item?.DeepClone())])),
    };

    private JsonNode? CreateIf(JsonNode? with, JsonNode? without) =>
        GetFunction(with) == If ? with!.DeepClone() : new JsonObject
        {
            [If] = new JsonArray(
                condition ?? throw new InvalidOperationException($"Only a condition can express {with} or {without}."),
                with is null ? CreateNoValue() : Substitute(with),
                without is null ? CreateNoValue() : Substitute(without)),
        };

    private static JsonObject CreateNoValue() => new() { ["Ref"] = "AWS::NoValue" };

    // The indexes of the items that the shorter list lacks; null if it is not shorter or has other items or another order.
    private static HashSet<int>? FindAdditional(JsonArray with, JsonArray without)
    {
        var additional = new HashSet<int>();
        for (var i = 0; i < with.Count; i++)
        {
            if (i - additional.Count >= without.Count || !JsonNode.DeepEquals(with[i], without[i - additional.Count]))
            {
                additional.Add(i);
            }
        }

        return without.Count > 0 && additional.Count > 0 && with.Count - additional.Count == without.Count ? additional : null;
    }

    private static JsonArray Split(JsonValue value) =>
        new([.. value.ToString().Split(',').Select(item => (JsonNode)item)]);

    private JsonNode Substitute(JsonObject parent, string key)
    {
        var node = Substitute(parent[key])!;
        parent[key] = node;
        return node;
    }

    private JsonNode? Substitute(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(item => KeyValuePair.Create(item.Key, Substitute(item.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Substitute)]),
        JsonValue value => SubstituteText(value, value.ToString()),
        _ => null,
    };

    private JsonNode SubstituteText(JsonValue value, string text)
    {
        var found = parameters.FirstOrDefault(item => !item.IsSwitch && text.Contains(item.Placeholder, StringComparison.Ordinal));
        return found is null ? value.DeepClone()
            : text == found.Placeholder ? new JsonObject { ["Ref"] = found.Name }
            : new JsonObject { ["Fn::Sub"] = text.Replace(found.Placeholder, $"${{{found.Name}}}", StringComparison.Ordinal) };
    }

    private static string? GetFunction(JsonNode? node) =>
        node is JsonObject { Count: 1 } map && map.First().Key is var key
        && (key == "Ref" || key.StartsWith("Fn::", StringComparison.Ordinal))
            ? key
            : null;
}
