using System.Diagnostics;

namespace LocalAws;

/// <summary>A process that a test runs against AWS on loopback, without the AWS profile of the machine.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private ChildProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the process.</summary>
    /// <param name="aws">The services that it uses.</param>
    /// <param name="command">The executable and its arguments.</param>
    /// <param name="environment">Changes to the environment of this process. Null removes a variable.</param>
    public static ChildProcess Start(
        LocalAwsServer aws, IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("AWS_PROFILE");
        foreach (var (name, value) in aws.Environment)
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Waits until the process ends. Returns its exit code, its standard output and its standard error.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _output, await _errors);
    }

    /// <summary>Kills the process (SIGKILL) and its child processes.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Stops the process and returns the lines of its standard output.</summary>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        return (await _output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }
}
