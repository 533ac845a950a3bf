using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Comparing.Changing;
using FleetDiff.Running;

namespace FleetDiff.Reporting;

/// <summary>The JSON of the archive: camelCase, compact, fields without a value left out.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(NightComparison))]
[JsonSerializable(typeof(SentAlert))]
[JsonSerializable(typeof(Claim))]
public sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>The context to use.</summary>
    public static ReportJson Archive { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        // The text goes into files, never into a page: names in any script stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>
    /// A report as the nights after it read it: without the rows of that night's changes. They repeat others, and would
    /// take as much memory again.
    /// </summary>
    public static JsonTypeInfo<Report> Earlier { get; } = (JsonTypeInfo<Report>)new JsonSerializerOptions(
        Archive.Options)
    {
        TypeInfoResolver = Archive.WithAddedModifier(LeaveOutChanges),
    }.GetTypeInfo(typeof(Report));

    private static void LeaveOutChanges(JsonTypeInfo type)
    {
        if (type.Type == typeof(Report))
        {
            foreach (var changes in type.Properties.Where(property => property.Name is "new" or "resolved" or "gone"))
            {
                // What has another name is read over. A property that is set by the constructor cannot be taken out.
                changes.Name = $"{changes.Name} (left out)";
                changes.IsRequired = false;
            }
        }
    }
}
