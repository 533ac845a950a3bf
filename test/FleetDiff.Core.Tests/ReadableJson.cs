using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FleetDiff.Core.Tests;

/// <summary>Formats JSON for a golden file: indented, with characters of any script unescaped.</summary>
internal static class ReadableJson
{
    public static string Format(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        var readable = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(stream, readable))
        {
            document.WriteTo(writer);
        }

        return $"{Encoding.UTF8.GetString(stream.ToArray())}\n";
    }
}
