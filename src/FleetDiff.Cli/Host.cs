namespace FleetDiff.Cli;

/// <summary>Everything that the command line uses of its process. Tests supply their own.</summary>
public sealed record Host
{
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
    public Func<string, string?> OpenFile { get; init; } = Browser.Open;

    /// <summary>Creates the host of this process.</summary>
    public static Host CreateForProcess() => new()
    {
        Environment = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .ToDictionary(name => name, System.Environment.GetEnvironmentVariable, StringComparer.Ordinal),
        Out = new(Console.Out, Console.IsOutputRedirected ? null : Console.BufferWidth),
        Error = new(Console.Error, Console.IsErrorRedirected ? null : Console.BufferWidth),
        Input = Console.OpenStandardInput(),
        IsInputTerminal = !Console.IsInputRedirected,
    };
}

/// <summary>An output stream.</summary>
/// <param name="Writer">The writer of the stream.</param>
/// <param name="Columns">The width of the terminal, in characters; null when the stream is not a terminal.</param>
public sealed record Output(TextWriter Writer, int? Columns = null);
