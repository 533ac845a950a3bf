using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>The resources that a command used, with all its child processes.</summary>
/// <param name="Time">The wall-clock time.</param>
/// <param name="Cpu">The user and system time, from getrusage(2).</param>
/// <param name="PeakMemory">
/// The peak memory of all its processes in bytes: the sum of the last peaks (VmHWM) in <c>/proc</c>.
/// </param>
internal sealed partial record Measured(TimeSpan Time, TimeSpan Cpu, long PeakMemory)
{
    private const int Children = -1;

    /// <summary>Runs a command alone and measures it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">Additional environment variables.</param>
    /// <param name="folder">The working folder. Null for the current one.</param>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static async Task<Measured> MeasureAsync(
        string command,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>> environment,
        string? folder = null)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var before = GetChildCpu();
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var peaks = new Dictionary<int, long>();
        while (!process.HasExited)
        {
            Look(process.Id, peaks);
            await Task.Delay(20);
        }

        var time = Stopwatch.GetElapsedTime(began);
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? new(time, GetChildCpu() - before, peaks.Values.Sum())
            : throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {await output}");
    }

    private static void Look(int id, Dictionary<int, long> peaks)
    {
        try
        {
            var peak = File.ReadLines($"/proc/{id}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            if (peak is not null)
            {
                peaks[id] = 1024 * long.Parse(peak["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture);
            }

            foreach (var child in File.ReadAllText($"/proc/{id}/task/{id}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Look(int.Parse(child, CultureInfo.InvariantCulture), peaks);
            }
        }
        catch (IOException)
        {
            // The process has ended.
        }
    }

    private static TimeSpan GetChildCpu()
    {
        var usage = new long[18];
        return GetResourceUsage(Children, usage) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
            : throw new InvalidOperationException("getrusage failed.");
    }

    // The first four numbers are seconds and microseconds of the user time, and of the system time.
    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetResourceUsage(int who, [Out] long[] usage);
}
