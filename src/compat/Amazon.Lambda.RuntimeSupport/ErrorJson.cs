using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

internal static class ErrorJson
{
    private const int MaxSize = 256 * 1024;

    public static byte[] Of(Exception exception)
    {
        var whole = Write(exception, withDetails: true);
        return whole.Length <= MaxSize ? whole : Write(exception, withDetails: false);
    }

    private static byte[] Write(Exception exception, bool withDetails)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Members(json, exception, withDetails);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Members(Utf8JsonWriter json, Exception exception, bool withDetails)
    {
        json.WriteString("errorType", exception.GetType().Name);
        json.WriteString("errorMessage", withDetails ? exception.Message : "The error is larger than 256 KB.");
        json.WriteStartArray("stackTrace");
        foreach (var line in withDetails ? Lines(exception.StackTrace) : [])
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        if (withDetails && exception.InnerException is { } cause)
        {
            json.WriteStartObject("cause");
            Members(json, cause, withDetails);
            json.WriteEndObject();
        }
    }

    private static string[] Lines(string stackTrace) =>
        stackTrace?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
