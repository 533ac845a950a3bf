using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.Core;
using static System.Environment;

namespace Amazon.Lambda.RuntimeSupport;

// Writes the log messages of the function to stdout in the formats of the official package: one line of text, or one JSON
// object with the same keys in the same order, for each message.
internal sealed class LambdaLog : ILambdaLogger
{
    private readonly TextWriter _output = Console.Out;
    private readonly Lock _lock = new();
    private readonly LogLevel _minimum = ParseLevel(GetEnvironmentVariable("AWS_LAMBDA_LOG_LEVEL"));

    private readonly bool _isJson =
        "JSON".Equals(GetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT"), StringComparison.OrdinalIgnoreCase);

    private enum LogLevel
    {
        Trace,
        Debug,
        Information,
        Warning,
        Error,
        Critical,
    }

    public Invocation Invocation { get; set; }

    public void LogInformation(string message) => Write(LogLevel.Information, "info", message, null);

    // The message is empty: the exception has its own members.
    public void LogUnhandled(Exception exception) => Write(LogLevel.Error, "fail", string.Empty, exception);

    private void Write(LogLevel level, string label, string message, Exception exception)
    {
        if (level < _minimum)
        {
            return;
        }

        var time = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var line = _isJson
            ? FormatJson(time, level, message, exception)
            : $"{time}\t{Invocation?.AwsRequestId}\t{label}\t{message}{exception}";
        lock (_lock)
        {
            _output.WriteLine(line);
            _output.Flush();
        }
    }

    private string FormatJson(string time, LogLevel level, string message, Exception exception)
    {
        var entry = new LogEntry(
            time,
            level.ToString(),
            NullIfEmpty(Invocation?.AwsRequestId),
            NullIfEmpty(Invocation?.TraceId),
            message,
            exception?.GetType().FullName,
            exception?.Message,
            exception?.ToString().Split('\n', StringSplitOptions.TrimEntries));
        return JsonSerializer.Serialize(entry, RuntimeJson.Default.LogEntry);
    }

    private static string NullIfEmpty(string text) => string.IsNullOrEmpty(text) ? null : text;

    // Some log levels have other names in Lambda than in .NET.
    private static LogLevel ParseLevel(string name) => name?.ToUpperInvariant() switch
    {
        "FATAL" => LogLevel.Critical,
        "WARN" => LogLevel.Warning,
        _ => Enum.TryParse<LogLevel>(name, ignoreCase: true, out var level) ? level : LogLevel.Information,
    };
}

internal sealed record LogEntry(
    string Timestamp,
    string Level,
    string RequestId,
    string TraceId,
    string Message,
    string ErrorType,
    string ErrorMessage,
    string[] StackTrace);
