using Spectre.Console;

namespace FleetDiff.Cli;

/// <summary>A host with the consoles for its two output streams.</summary>
internal sealed class Session(Host host)
{
    // Output to a pipe is never wrapped: one row is one line for the program that reads it.
    private const int PipeWidth = 10_000;

    /// <summary>The host.</summary>
    public Host Host { get; } = host;

    /// <summary>The console on <see cref="Host.Out"/>: the data that was requested.</summary>
    public IAnsiConsole Out { get; } = Open(host.Out, host.Environment);

    /// <summary>The console on <see cref="Host.Error"/>: progress, warnings and errors.</summary>
    public IAnsiConsole Messages { get; } = Open(host.Error, host.Environment);

    private static IAnsiConsole Open(Output output, IReadOnlyDictionary<string, string?> environment)
    {
        var colors = output.Columns is not null
            && string.IsNullOrEmpty(environment.GetValueOrDefault("NO_COLOR"))
            && environment.GetValueOrDefault("TERM") != "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output.Writer),
            Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = colors ? InteractionSupport.Yes : InteractionSupport.No,
            // The default enrichers turn colors on for build servers, even when the output is a pipe.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = output.Columns is { } columns and > 0 ? columns : PipeWidth;
        return console;
    }
}
