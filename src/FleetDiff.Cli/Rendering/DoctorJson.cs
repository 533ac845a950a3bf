using System.Text;
using System.Text.Json;
using FleetDiff.Aws.Checks;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cli.Rendering;

/// <summary>Formats the results of <c>doctor</c> as JSON, for programs.</summary>
internal static class DoctorJson
{
    public static string Format(IReadOnlyList<CompletedCheck> found)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new() { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var (what, result) in found)
            {
                json.WriteStartObject();
                json.WriteString("what", what);
                json.WriteString("health", KebabCase.Format(result.Status));
                json.WriteString("message", result.Message);
                if (result.Fix is { } fix)
                {
                    json.WriteString("fix", fix);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
