using System.Diagnostics;
using System.Globalization;

namespace LocalAws;

/// <summary>A function as Lambda runs it: a process of its own that asks the Runtime API for its invocations.</summary>
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

    /// <summary>What it has computed until now.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="command">The executable and its arguments.</param>
    /// <param name="environment">What its environment has besides this process's own; null takes one away.</param>
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

    /// <summary>The most memory it has had at once, in bytes (Linux: VmHWM of /proc/PID/status).</summary>
    public async Task<long> PeakMemoryAsync()
    {
        const string Peak = "VmHWM:";
        var lines = await File.ReadAllLinesAsync($"/proc/{_process.Id}/status");
        var kilobytes = lines.Single(line => line.StartsWith(Peak, StringComparison.Ordinal))[Peak.Length..^"kB".Length];
        return 1024 * long.Parse(kilobytes, CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until it has ended by itself: its exit code, and what it wrote to standard error.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _errors);
    }

    /// <summary>Ends it: the lines that it wrote to standard output.</summary>
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
