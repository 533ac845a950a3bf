using System.Text.Json;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>
/// Reads context values: text from <c>-c name=value</c>, or JSON from cdk.json. In cdk.json a value can also be a number or
/// a Boolean, and a list can be an array.
/// </summary>
internal sealed class ContextReader(IReadOnlyDictionary<string, JsonElement> context)
    : SettingsReader(context.ToDictionary(item => item.Key, item => GetText(item.Value)), ContextKey.FromSetting)
{
    /// <summary>Adds a problem for each unknown name: it has no effect and is probably a typo.</summary>
    public void RejectUnknown(IReadOnlyList<string> known)
    {
        foreach (var key in context.Keys.Where(key => !known.Contains(key) && !IsCdkKey(key, known)))
        {
            AddProblem($"{key} is not a setting. The settings are {string.Join(", ", known)}.");
        }
    }

    /// <summary>Reads a JSON object, or a comma-separated list of key=value.</summary>
    public IReadOnlyDictionary<string, string> ReadPairs(string key, Func<string, string, bool> isRight, string expected)
    {
        var pairs = new Dictionary<string, string>();
        var items = context.TryGetValue(key, out var given) && given.ValueKind == JsonValueKind.Object
            ? given.EnumerateObject().Select(item => (item.Name, Value: GetText(item.Value)))
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
        context[name] is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Select(item => GetText(item) ?? "")]
            : base.Split(name, text);

    // The CDK's own names have a colon, a slash or a hyphen: aws:cdk:…, @aws-cdk/…, acknowledged-issue-numbers. No setting
    // has one, but view-arn for viewArn is a likely typo.
    private static bool IsCdkKey(string key, IReadOnlyList<string> known) =>
        key.IndexOfAny([':', '/', '-']) >= 0
        && !known.Contains(key.Replace("-", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

    // An empty array is the same as null: no value.
    private static string? GetText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()?.Trim(),
        JsonValueKind.Null => null,
        JsonValueKind.Array when value.GetArrayLength() == 0 => null,
        _ => value.GetRawText(),
    };
}
