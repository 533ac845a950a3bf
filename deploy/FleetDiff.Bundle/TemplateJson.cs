using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FleetDiff.Bundle;

/// <summary>
/// Formats a template with one line for each entry of a section: readable, and smaller than the 51,200 bytes that
/// CloudFormation accepts without a bucket (CloudFormation quotas).
/// </summary>
internal static class TemplateJson
{
    /// <summary>The longest template that CloudFormation accepts in a request, in bytes.</summary>
    public const int MaxBytes = 51_200;

    // The template is not part of a page: quotes and angle brackets in queries need no escape sequence.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Formats a template.</summary>
    /// <exception cref="BundleException">The template is too large.</exception>
    public static string Format(JsonObject template)
    {
        var sections = template.Select(section => $"{Quote(section.Key)}: {FormatSection(section.Value)}");
        var text = $"{{\n{string.Join(",\n", sections)}\n}}\n";
        return Encoding.UTF8.GetByteCount(text) is var bytes and > MaxBytes
            ? throw new BundleException($"The template has {bytes} bytes; CloudFormation accepts {MaxBytes}.")
            : text;
    }

    private static string FormatSection(JsonNode? section) => section is JsonObject entries
        ? $"{{\n{string.Join(",\n", entries.Select(entry => $"  {Quote(entry.Key)}: {FormatValue(entry.Value)}"))}\n}}"
        : FormatValue(section);

    private static string FormatValue(JsonNode? value) => value?.ToJsonString(Compact) ?? "null";

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
