using System.Diagnostics;
using System.Globalization;

namespace LocalAws;

/// <summary>Runs a function as Lambda does: in its own process, which polls the Runtime API for invocations.</summary>
public sealed class LambdaProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private LambdaProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The CPU time of the process.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the process.</summary>
    /// <param name="command">The executable and its arguments.</param>
    /// <param name="environment">Changes to the environment of this process. Null removes a variable.</param>
    public static LambdaProcess Start(
        IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("AWS_PROFILE");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>The peak resident memory in bytes (Linux: VmHWM of /proc/PID/status).</summary>
    public async Task<long> PeakMemoryAsync()
    {
        const string Peak = "VmHWM:";
        var lines = await File.ReadAllLinesAsync($"/proc/{_process.Id}/status");
        var kilobytes = lines.Single(line => line.StartsWith(Peak, StringComparison.Ordinal))[Peak.Length..^"kB".Length];
        return 1024 * long.Parse(kilobytes, CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until the process ends by itself. Returns its exit code and its standard error.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _errors);
    }

    /// <summary>Stops the process and returns the lines of its standard output.</summary>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        return (await _output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }
}
