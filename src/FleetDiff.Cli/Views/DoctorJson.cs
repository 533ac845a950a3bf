using System.Text;
using System.Text.Json;
using FleetDiff.Aws.Doctoring;
using FleetDiff.Fleet;

namespace FleetDiff.Cli.Views;

/// <summary>What the doctor found, for a program.</summary>
internal static class DoctorJson
{
    public static string Of(IReadOnlyList<Diagnosis> found)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new() { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var (what, opinion) in found)
            {
                json.WriteStartObject();
                json.WriteString("what", what);
                json.WriteString("health", KebabCase.Of(opinion.Health));
                json.WriteString("says", opinion.Says);
                if (opinion.Fix is { } fix)
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
