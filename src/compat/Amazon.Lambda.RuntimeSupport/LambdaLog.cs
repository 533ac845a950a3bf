using Amazon.Lambda.Core;
using static System.Environment;

namespace Amazon.Lambda.RuntimeSupport;

// Writes what the function logs to stdout, one line (or one JSON object) for each message.
internal sealed class LambdaLog(TextWriter output, LogFormat format, LogLevel minimum) : ILambdaLogger
{
    private readonly Lock _oneAtATime = new();

    public Invocation Invocation { get; set; }

    public static LambdaLog ToStdout() => new(
        Console.Out,
        "JSON".Equals(GetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT"), StringComparison.OrdinalIgnoreCase)
            ? JsonLines.Format
            : TextLines.Format,
        LevelOf(GetEnvironmentVariable("AWS_LAMBDA_LOG_LEVEL")) ?? LogLevel.Information);

    public void Log(string message) => Write(null, null, message, []);

    public void LogLine(string message) => Write(null, null, message, []);

    public void Log(string level, string message) => Write(level, null, message, []);

    public void Log(string level, string message, params object[] args) => Write(level, null, message, args);

    public void Log(string level, Exception exception, string message, params object[] args) =>
        Write(level, exception, message, args);

    public void Write(string level, Exception exception, string message, object[] args)
    {
        var logLevel = LevelOf(level) ?? LogLevel.Information;
        if (logLevel < minimum)
        {
            return;
        }

        var line = format(new LogEntry(
            DateTimeOffset.UtcNow, logLevel, Invocation, new MessageTemplate(message, args), exception));
        lock (_oneAtATime)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    // Lambda's names for the levels are not all .NET's.
    private static LogLevel? LevelOf(string name) => name?.ToUpperInvariant() switch
    {
        "FATAL" => LogLevel.Critical,
        "WARN" => LogLevel.Warning,
        "INFO" => LogLevel.Information,
        _ => Enum.TryParse<LogLevel>(name, ignoreCase: true, out var level) ? level : null,
    };
}

internal delegate string LogFormat(LogEntry entry);

internal sealed record LogEntry(
    DateTimeOffset Time, LogLevel Level, Invocation Invocation, MessageTemplate Message, Exception Exception);
