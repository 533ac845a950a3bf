namespace FleetDiff.Cli.Tests;

/// <summary>Runs a command line in this process and captures its output.</summary>
internal sealed record Terminal
{
    public Dictionary<string, string?> Environment { get; init; } = [];

    public int? Columns { get; init; }

    public Stream Input { get; init; } = Stream.Null;

    public Func<string, string?> OpenFile { get; init; } = _ => "There is no browser.";

    /// <summary>Creates a terminal of a width, without colors.</summary>
    public static Terminal Plain(int columns) => new() { Columns = columns, Environment = { ["NO_COLOR"] = "1" } };

    public static Task<CommandResult> RunAsync(params string[] args) => new Terminal().SayAsync(args);

    public async Task<CommandResult> SayAsync(params string[] args)
    {
        using var data = new StringWriter();
        using var talk = new StringWriter();
        var host = new Host
        {
            Environment = Environment,
            Out = new(data, Columns),
            Error = new(talk, Columns),
            Input = Input,
            OpenFile = OpenFile,
        };
        var exitCode = await FleetDiffCli.RunAsync(args, host, CancellationToken.None);
        return new(exitCode, data.ToString(), talk.ToString());
    }
}

/// <summary>The output of a command line.</summary>
internal sealed record CommandResult(int ExitCode, string Out, string Error);
