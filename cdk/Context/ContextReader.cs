using System.Text.Json;
using System.Text.Json.Nodes;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>
/// Reads context values: text from <c>-c name=value</c>, or JSON from cdk.json. In cdk.json a value can also be a number or
/// a Boolean, and a list can be an array.
/// </summary>
internal sealed class ContextReader(JsonObject context)
    : SettingsReader(context.ToDictionary(item => item.Key, item => GetText(item.Value)), ContextKey.FromSetting)
{
    /// <summary>Adds a problem for each unknown name: it has no effect and is probably a typo.</summary>
    public void RejectUnknown()
    {
        foreach (var (key, _) in context.Where(item => !ContextKey.All.Contains(item.Key) && !IsCdkKey(item.Key)))
        {
            AddProblem($"{key} is not a setting. The settings are {string.Join(", ", ContextKey.All)}.");
        }
    }

    /// <summary>Reads a JSON object, or a comma-separated list of key=value.</summary>
    public IReadOnlyDictionary<string, string> ReadPairs(string key, Func<string, string, bool> isRight, string expected)
    {
        var pairs = new Dictionary<string, string>();
        // JsonElement keeps a name that is given twice.
        var items = context[key] is JsonObject given
            ? JsonElement.Parse(given.ToJsonString()).EnumerateObject()
                .Select(item => (item.Name, Value: GetText(JsonNode.Parse(item.Value.GetRawText()))))
            : ParseList(key, _ => true, expected).Select(item => item.Split('=', 2) is [var name, var value]
                ? (Name: name.Trim(), Value: value.Trim())
                : (Name: item, Value: null));
        foreach (var (name, value) in items)
        {
            if (value is null || !isRight(name, value))
            {
                AddInvalidValue(key, $"{name}={value}", expected);
            }
            else if (!pairs.TryAdd(name, value))
            {
                AddProblem($"{key} has {name} twice. Give each key once.");
            }
        }

        return pairs;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Split(string name, string text) =>
        context[name] is JsonArray array
            ? [.. array.Select(item => GetText(item) ?? "")]
            : base.Split(name, text);

    // The CDK's own names have a colon, a slash or a hyphen: aws:cdk:…, @aws-cdk/…, acknowledged-issue-numbers. No setting
    // has one, but view-arn for viewArn is a likely typo.
    private static bool IsCdkKey(string key) =>
        key.IndexOfAny([':', '/', '-']) >= 0
        && !ContextKey.All.Contains(key.Replace("-", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

    // An empty array is the same as null: no value.
    private static string? GetText(JsonNode? value) => value switch
    {
        null or JsonArray { Count: 0 } => null,
        _ when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>().Trim(),
        _ => value.ToJsonString(),
    };
}
