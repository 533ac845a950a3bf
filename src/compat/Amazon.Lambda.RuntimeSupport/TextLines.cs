using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal static class TextLines
{
    public static string Format(LogEntry entry)
    {
        var time = entry.Time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var line = $"{time}\t{entry.Invocation?.RequestId}\t{Short(entry.Level)}\t{entry.Message}";
        return entry.Exception is null ? line : $"{line}\n{entry.Exception}";
    }

    private static string Short(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
