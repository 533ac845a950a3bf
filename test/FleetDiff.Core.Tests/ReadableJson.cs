using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FleetDiff.Core.Tests;

/// <summary>Formats JSON for a golden file: indented, with characters of any script unescaped.</summary>
internal static class ReadableJson
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Format(string json) => $"{JsonNode.Parse(json)!.ToJsonString(Readable)}\n";
}
