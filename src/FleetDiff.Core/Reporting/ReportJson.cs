using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
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
}
