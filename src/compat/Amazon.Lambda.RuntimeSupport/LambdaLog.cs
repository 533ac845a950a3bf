using Amazon.Lambda.Core;
using static System.Environment;

namespace Amazon.Lambda.RuntimeSupport;

// Writes the log messages of the function to stdout, one line or one JSON object for each message.
internal sealed class LambdaLog : ILambdaLogger
{
    private readonly TextWriter _output = Console.Out;
    private readonly Lock _lock = new();
    private readonly LogLevel _minimum =
        Level(GetEnvironmentVariable("AWS_LAMBDA_LOG_LEVEL")) ?? LogLevel.Information;

    private readonly Func<LogEntry, string> _format =
        "JSON".Equals(GetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT"), StringComparison.OrdinalIgnoreCase)
            ? LogFormats.Json
            : LogFormats.Text;

    public Invocation Invocation { get; set; }

    public void Log(string message) => Log(nameof(LogLevel.Information), message);

    public void LogLine(string message) => Log(message);

    public void Log(string level, string message) => Write(Level(level) ?? LogLevel.Information, message, null);

    // The message is empty: the exception has its own members.
    public void LogUnhandled(Exception exception) => Write(LogLevel.Error, string.Empty, exception);

    private void Write(LogLevel level, string message, Exception exception)
    {
        if (level < _minimum)
        {
            return;
        }

        var line = _format(new LogEntry(DateTime.UtcNow, level, Invocation, message, exception));
        lock (_lock)
        {
            _output.WriteLine(line);
            _output.Flush();
        }
    }

    // Some log levels have other names in Lambda than in .NET.
    private static LogLevel? Level(string name) => name?.ToUpperInvariant() switch
    {
        "FATAL" => LogLevel.Critical,
        "WARN" => LogLevel.Warning,
        _ => Enum.TryParse<LogLevel>(name, ignoreCase: true, out var level) ? level : null,
    };
}

internal sealed record LogEntry(
    DateTime Time, LogLevel Level, Invocation Invocation, string Message, Exception Exception);
