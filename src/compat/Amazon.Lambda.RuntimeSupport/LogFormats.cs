using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

// Formats log lines like the official package: the same text, and the same JSON keys in the same order.
internal static class LogFormats
{
    public static string Text(LogEntry entry) =>
        $"{Time(entry)}\t{entry.Invocation?.RequestId}\t{Label(entry.Level)}\t{entry.Message}{entry.Exception}";

    public static string Json(LogEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", Time(entry));
            json.WriteString("level", entry.Level.ToString());
            WriteIfAny(json, "requestId", entry.Invocation?.RequestId);
            WriteIfAny(json, "traceId", entry.Invocation?.TraceId);
            json.WriteString("message", entry.Message);
            if (entry.Exception is { } exception)
            {
                json.WriteString("errorType", exception.GetType().FullName);
                json.WriteString("errorMessage", exception.Message);
                json.WriteStartArray("stackTrace");
                foreach (var line in exception.ToString().Split('\n', StringSplitOptions.TrimEntries))
                {
                    json.WriteStringValue(line);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Time(LogEntry entry) =>
        entry.Time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static void WriteIfAny(Utf8JsonWriter json, string name, string value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    private static string Label(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
