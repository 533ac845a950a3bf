using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Leasing;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>The JSON of the archive: camelCase, compact, fields without a value left out.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(RunComparison))]
[JsonSerializable(typeof(AlertRecord))]
[JsonSerializable(typeof(LeaseRecord))]
public sealed partial class ArchiveJson : JsonSerializerContext
{
    /// <summary>The context to use.</summary>
    public static ArchiveJson Instance { get; } = new(new JsonSerializerOptions
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
    public static JsonTypeInfo<Report> WithoutChanges { get; } = (JsonTypeInfo<Report>)new JsonSerializerOptions(
        Instance.Options)
    {
        TypeInfoResolver = Instance.WithAddedModifier(IgnoreChanges),
    }.GetTypeInfo(typeof(Report));

    private static void IgnoreChanges(JsonTypeInfo type)
    {
        if (type.Type == typeof(Report))
        {
            foreach (var changes in type.Properties.Where(property => property.Name is "new" or "resolved" or "removed"))
            {
                // What has another name is read over. A property that is set by the constructor cannot be taken out.
                changes.Name = $"{changes.Name} (left out)";
                changes.IsRequired = false;
            }
        }
    }
}
