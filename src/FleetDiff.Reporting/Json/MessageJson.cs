using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FleetDiff.Reporting.Chat;

namespace FleetDiff.Reporting.Json;

/// <summary>The JSON of messages: camelCase, compact, fields without a value are omitted.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AlertMessage))]
[JsonSerializable(typeof(ChatNotification))]
[JsonSerializable(typeof(TestMessage))]
internal sealed partial class MessageJson : JsonSerializerContext
{
    public static MessageJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
