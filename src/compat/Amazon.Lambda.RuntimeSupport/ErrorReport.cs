using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.RuntimeSupport;

// The body of an error report to Lambda.
internal sealed record ErrorReport(string ErrorType, string ErrorMessage, string[] StackTrace, ErrorReport Cause)
{
    private const int MaxSize = 256 * 1024;

    public static byte[] Write(Exception exception)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Create(exception), RuntimeJson.Default.ErrorReport);
        return json.Length <= MaxSize
            ? json
            : """{"errorMessage": "Exception exceeded maximum payload size of 256KB."}"""u8.ToArray();
    }

    private static ErrorReport Create(Exception exception) => exception is null ? null : new(
        exception.GetType().Name,
        exception.Message,
        exception.StackTrace?.Split('\n', StringSplitOptions.TrimEntries),
        Create(exception.InnerException));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorReport))]
[JsonSerializable(typeof(LogEntry))]
internal sealed partial class RuntimeJson : JsonSerializerContext;
