using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>
/// Reads context values: text from <c>-c name=value</c>, or JSON from cdk.json. In cdk.json a value can also be a number or
/// a Boolean, a list can be an array, and tags can be an object.
/// </summary>
internal sealed partial class ContextReader(JsonObject context)
    : SettingsReader(context.ToDictionary(item => item.Key, item => GetText(item.Value)), GetContextName)
{
    // AWS General Reference, Tag naming limits and requirements.
    private const int MaxTags = 50;

    private const string ExpectedTags =
        "at most 50 tags as key=value, comma separated, or a JSON object, such as team=platform,cost-center=4711";

    /// <summary>Adds a problem for each name that was not read: it has no effect and is probably a typo.</summary>
    public void RejectUnknown()
    {
        foreach (var (name, _) in context.Where(item => !Names.Contains(item.Key) && !IsCdkName(item.Key)))
        {
            AddProblem($"{name} is not a setting. The settings are {string.Join(", ", Names)}.");
        }
    }

    /// <summary>Parses an ARN; null when it is missing or invalid.</summary>
    public AwsArn? ParseArn(string name, ValueFormat format) => Parse(name, format.ParseArn, format.Expected);

    /// <summary>Parses a list without duplicates; empty when it is missing.</summary>
    public IReadOnlyList<string> ParseList(string name, ValueFormat format) => ParseList(name, format.Matches, format.Expected);

    /// <summary>Parses tags: a JSON object, or a comma-separated list of key=value.</summary>
    public IReadOnlyDictionary<string, string> ParseTags(string name)
    {
        if (context[name] is JsonObject given && given.Any(tag => tag.Key.Contains('=')))
        {
            AddProblem($"{name} is '{SafeText.ToSingleLine(given.ToJsonString(), 100)}'; expected keys without an equals sign.");
        }

        var tags = new Dictionary<string, string>();
        foreach (var item in ParseList(name, item => ParseTag(item) is not null, ExpectedTags))
        {
            if (ParseTag(item) is { } tag && !tags.TryAdd(tag.Key, tag.Value))
            {
                AddProblem($"{name} has {tag.Key} twice. Give each key once.");
            }
        }

        if (tags.Count > MaxTags)
        {
            AddProblem($"{name} has {tags.Count} tags. A resource can have at most {MaxTags}.");
        }

        return tags;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Split(string name, string text) => context[name] switch
    {
        JsonArray array => [.. array.Select(item => GetText(item) ?? "")],
        JsonObject tags => [.. tags.Select(tag => GetText(tag.Value) is { } value ? $"{tag.Key}={value}" : tag.Key)],
        _ => base.Split(name, text),
    };

    // AWS General Reference, Tag naming limits and requirements.
    private static (string Key, string Value)? ParseTag(string text) =>
        text.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 and <= 128 } key, { Length: <= 256 } value]
        && TagCharacters().IsMatch(key) && TagCharacters().IsMatch(value)
        && !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            ? (key, value)
            : null;

    // viewArn for FLEETDIFF_VIEW_ARN, a setting of the function; other names stay.
    private static string GetContextName(string setting)
    {
        if (!setting.StartsWith(Setting.Prefix, StringComparison.Ordinal))
        {
            return setting;
        }

        var words = setting[Setting.Prefix.Length..].ToLowerInvariant().Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    // The CDK's own names have a colon, a slash or a hyphen: aws:cdk:…, @aws-cdk/…, acknowledged-issue-numbers. No setting
    // has one, but view-arn for viewArn is a likely typo.
    private bool IsCdkName(string name) =>
        name.IndexOfAny([':', '/', '-']) >= 0
        && !Names.Contains(name.Replace("-", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

    // An empty array or object is the same as null: no value.
    private static string? GetText(JsonNode? value) => value switch
    {
        null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => null,
        _ when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>().Trim(),
        _ => value.ToJsonString(),
    };

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex TagCharacters();
}
