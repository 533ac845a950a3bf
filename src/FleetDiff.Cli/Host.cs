namespace FleetDiff.Cli;

/// <summary>Where a command line runs: all that it takes from the process, and that a test gives instead.</summary>
public sealed record Host
{
    /// <summary>The environment variables, read once.</summary>
    public required IReadOnlyDictionary<string, string?> Environment { get; init; }

    /// <summary>Where data goes.</summary>
    public required Output Out { get; init; }

    /// <summary>Where talk goes: progress, warnings, and what went wrong.</summary>
    public required Output Error { get; init; }

    /// <summary>What <c>-</c> reads.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Whether a person types what <see cref="Input"/> reads.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>This process.</summary>
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

/// <summary>A stream that text goes to.</summary>
/// <param name="Writer">Writes it.</param>
/// <param name="Columns">How wide the terminal is; null when it is no terminal.</param>
public sealed record Output(TextWriter Writer, int? Columns = null);
