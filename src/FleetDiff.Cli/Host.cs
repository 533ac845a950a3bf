using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace FleetDiff.Cli;

/// <summary>Everything that the command line uses of its process. Tests supply their own.</summary>
public sealed record Host
{
    // A command such as xdg-open fails within this time, or else waits for the browser.
    private static readonly TimeSpan MaxOpenWait = TimeSpan.FromSeconds(2);

    /// <summary>The environment variables, read once.</summary>
    public required IReadOnlyDictionary<string, string?> Environment { get; init; }

    /// <summary>Standard output: the data that was requested.</summary>
    public required Output Out { get; init; }

    /// <summary>Standard error: progress, warnings and errors.</summary>
    public required Output Error { get; init; }

    /// <summary>Standard input, which the file name <c>-</c> reads.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Whether <see cref="Input"/> is a terminal.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>The clock, in UTC.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Opens a file in the browser of the user; returns null, or why it could not be opened.</summary>
    public Func<string, string?> OpenFile { get; init; } = Open;

    /// <summary>Creates the host of this process.</summary>
    public static Host CreateForProcess() => new()
    {
        Environment = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .ToDictionary(name => name, System.Environment.GetEnvironmentVariable, StringComparer.Ordinal),
        Out = new(Console.OpenStandardOutput(), Console.IsOutputRedirected ? null : Console.BufferWidth),
        Error = new(Console.OpenStandardError(), Console.IsErrorRedirected ? null : Console.BufferWidth),
        Input = Console.OpenStandardInput(),
        IsInputTerminal = !Console.IsInputRedirected,
    };

    private static string? Open(string path)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path) { UseShellExecute = true });
            return process is not null && process.WaitForExit(MaxOpenWait) && process.ExitCode != 0
                ? $"The command that opens files ended with code {process.ExitCode}."
                : null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return e.Message;
        }
    }
}

/// <summary>An output stream for text in UTF-8.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Columns">The width of the terminal, in characters; null when the stream is not a terminal.</param>
public sealed record Output(Stream Stream, int? Columns = null)
{
    /// <summary>Writes text to <see cref="Stream"/> at once; replaces a lone surrogate. Thread-safe.</summary>
    public TextWriter Writer { get; } =
        TextWriter.Synchronized(new StreamWriter(Stream, new UTF8Encoding(false)) { AutoFlush = true });
}
