using System.Buffers;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

// Writes the body of an error report to Lambda.
internal static class ErrorJson
{
    private const int MaxSize = 256 * 1024;

    public static byte[] Write(Exception exception)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteMembers(json, exception);
            json.WriteEndObject();
        }

        return buffer.WrittenCount <= MaxSize
            ? buffer.WrittenSpan.ToArray()
            : """{"errorMessage": "Exception exceeded maximum payload size of 256KB."}"""u8.ToArray();
    }

    private static void WriteMembers(Utf8JsonWriter json, Exception exception)
    {
        json.WriteString("errorType", exception.GetType().Name);
        json.WriteString("errorMessage", exception.Message);
        if (exception.StackTrace is { } stackTrace)
        {
            json.WriteStartArray("stackTrace");
            foreach (var line in stackTrace.Split('\n', StringSplitOptions.TrimEntries))
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
        }

        if (exception.InnerException is { } cause)
        {
            json.WriteStartObject("cause");
            WriteMembers(json, cause);
            json.WriteEndObject();
        }
    }
}
