using Spectre.Console;

namespace FleetDiff.Cli;

/// <summary>A host with its two consoles.</summary>
internal sealed class Session(Host host)
{
    // What is piped goes to a program: a row stays one line, however long.
    private const int PipeWidth = 10_000;

    public Host Host { get; } = host;

    /// <summary>Data: what was asked for.</summary>
    public IAnsiConsole Out { get; } = Open(host.Out, host.Environment);

    /// <summary>Talk: everything else.</summary>
    public IAnsiConsole Messages { get; } = Open(host.Error, host.Environment);

    private static IAnsiConsole Open(Output output, IReadOnlyDictionary<string, string?> environment)
    {
        var colours = output.Columns is not null
            && string.IsNullOrEmpty(environment.GetValueOrDefault("NO_COLOR"))
            && environment.GetValueOrDefault("TERM") != "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output.Writer),
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = colours ? InteractionSupport.Yes : InteractionSupport.No,
            // They turn colours on for build servers that a pipe was meant to keep plain.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = output.Columns is { } columns and > 0 ? columns : PipeWidth;
        return console;
    }
}
