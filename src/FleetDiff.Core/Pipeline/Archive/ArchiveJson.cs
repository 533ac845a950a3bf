using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Leasing;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>The JSON of the archive: camelCase, compact, fields without a value are omitted.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(InstanceLine))]
[JsonSerializable(typeof(RunComparison))]
[JsonSerializable(typeof(AlertRecord))]
[JsonSerializable(typeof(LeaseRecord))]
public sealed partial class ArchiveJson : JsonSerializerContext
{
    /// <summary>The shared instance.</summary>
    public static ArchiveJson Instance { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        // The text goes into files, never into a page. Non-ASCII names stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>
    /// The contract with which later runs read a report: without the rows of its changes. They repeat other rows and would
    /// double the memory.
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
                // A property with an unknown name is skipped. A property of the constructor cannot be removed.
                changes.Name = $"{changes.Name} (left out)";
                changes.IsRequired = false;
            }
        }
    }
}
