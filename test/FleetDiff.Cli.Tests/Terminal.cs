using System.Text;

namespace FleetDiff.Cli.Tests;

/// <summary>Runs a command line in this process and captures its output.</summary>
internal sealed record Terminal
{
    public Dictionary<string, string?> Environment { get; init; } = [];

    public int? Columns { get; init; }

    public Stream Input { get; init; } = Stream.Null;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public CancellationToken Cancellation { get; init; }

    public Func<string, string?> OpenFile { get; init; } = _ => "There is no browser.";

    /// <summary>Creates a terminal of a width, without colors.</summary>
    public static Terminal Plain(int columns) => new() { Columns = columns, Environment = { ["NO_COLOR"] = "1" } };

    public static Task<CommandResult> RunAsync(params string[] args) => new Terminal().SayAsync(args);

    public Task<CommandResult> SayAsync(params string[] args) =>
        CaptureAsync(host => FleetDiffCli.RunAsync(args, host, Cancellation));

    /// <summary>Captures the output of an operation of the command line.</summary>
    public async Task<CommandResult> CaptureAsync(Func<Host, Task<int>> work)
    {
        using var data = new MemoryStream();
        using var talk = new MemoryStream();
        var exitCode = await work(new Host
        {
            Environment = Environment,
            Out = new(data, Columns),
            Error = new(talk, Columns),
            Input = Input,
            Clock = Clock,
            OpenFile = OpenFile,
        });
        return new(exitCode, Encoding.UTF8.GetString(data.ToArray()), Encoding.UTF8.GetString(talk.ToArray()));
    }
}

/// <summary>The output of a command line.</summary>
internal sealed record CommandResult(int ExitCode, string Out, string Error);
