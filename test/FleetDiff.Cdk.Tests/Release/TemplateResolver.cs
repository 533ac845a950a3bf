using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Tests.Release;

/// <summary>Evaluates the conditions and parameters of a template, as CloudFormation does when it deploys a stack.</summary>
internal sealed class TemplateResolver
{
    private readonly JsonObject _template;

    private readonly Dictionary<string, string> _values;

    /// <summary>Creates a resolver.</summary>
    /// <param name="template">The template.</param>
    /// <param name="given">The given parameters. The others have their default; without one they stay as they are.</param>
    public TemplateResolver(JsonNode template, IReadOnlyDictionary<string, string> given)
    {
        _template = template.AsObject();
        _values = (
            from parameter in _template["Parameters"]!.AsObject()
            let text = given.GetValueOrDefault(parameter.Key) ?? (string?)parameter.Value!["Default"]
            where text is not null
            select (parameter.Key, text)).ToDictionary(item => item.Key, item => item.text);
    }

    /// <summary>Returns the resources and outputs that CloudFormation creates.</summary>
    public JsonObject Resolve() => new()
    {
        ["Resources"] = ResolveEntries("Resources"),
        ["Outputs"] = ResolveEntries("Outputs"),
    };

    private JsonObject ResolveEntries(string section) => new(
        from entry in _template[section]!.AsObject()
        where (string?)entry.Value!["Condition"] is not { } condition || IsTrue(condition)
        select KeyValuePair.Create(entry.Key, Resolve(WithoutCondition(entry.Value!))));

    private static JsonObject WithoutCondition(JsonNode entry)
    {
        var copy = entry.DeepClone().AsObject();
        copy.Remove("Condition");
        return copy;
    }

    // Null is AWS::NoValue.
    private JsonNode? Resolve(JsonNode? node) => node switch
    {
        JsonObject map when map["Fn::If"] is JsonArray choice => Resolve(IsTrue((string)choice[0]!) ? choice[1] : choice[2]),
        JsonObject { Count: 1 } map when (string?)map["Ref"] is { } name => name == "AWS::NoValue" ? null
            : _values.GetValueOrDefault(name) is { } value ? value : map.DeepClone(),
        JsonObject { Count: 1 } map when map["Fn::Sub"] is JsonValue text => _values.Aggregate((string)text!, (result, value) =>
            result.Replace($"${{{value.Key}}}", value.Value, StringComparison.Ordinal)),
        JsonObject { Count: 1 } map when map["Fn::Join"] is JsonArray join && (string?)join[0] == "," =>
            string.Join(',', join[1]!.AsArray().Select(item => (string?)Resolve(item)).Where(item => item?.Length > 0)),
        JsonObject map => new JsonObject(map.Select(item => KeyValuePair.Create(item.Key, Resolve(item.Value)))
            .Where(item => item.Value is not null)),
        JsonArray items => new JsonArray([.. items.Select(Resolve).Where(item => item is not null)]),
        _ => node?.DeepClone(),
    };

    /// <summary>Evaluates a condition.</summary>
    public bool IsTrue(JsonNode condition) => condition switch
    {
        JsonObject map when map["Condition"] is { } name => IsTrue((string)name!),
        JsonObject map when map["Fn::Not"] is JsonArray not => !IsTrue(not[0]!),
        JsonObject map when map["Fn::Or"] is JsonArray any => any.Any(item => IsTrue(item!)),
        JsonObject map when map["Fn::And"] is JsonArray all => all.All(item => IsTrue(item!)),
        JsonObject map when map["Fn::Equals"] is JsonArray equal =>
            Resolve(equal[0])!.ToString() == Resolve(equal[1])!.ToString(),
        _ => throw new NotSupportedException(condition.ToJsonString()),
    };

    private bool IsTrue(string condition) => IsTrue(_template["Conditions"]![condition]!);
}
