using System.Diagnostics;
using System.Globalization;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>The resources that a command used, with all its child processes. Linux.</summary>
/// <param name="Time">The wall-clock time.</param>
/// <param name="Cpu">The user and system time, in steps of 10 milliseconds.</param>
/// <param name="PeakMemory">The peak memory of all its processes in bytes: the sum of their last peaks (VmHWM).</param>
internal sealed record Measured(TimeSpan Time, TimeSpan Cpu, long PeakMemory)
{
    /// <summary>Runs a command alone and measures it.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Additional environment variables.</param>
    /// <param name="folder">The working folder. Null for the current one.</param>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static async Task<Measured> MeasureAsync(
        string[] command, IEnumerable<KeyValuePair<string, string>> environment, string? folder = null)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var before = GetCpuOfChildren();
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var peaks = new Dictionary<int, long>();
        while (!process.HasExited)
        {
            ReadPeaks(process.Id, peaks);
            await Task.Delay(20);
        }

        var time = Stopwatch.GetElapsedTime(began);
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? new(time, GetCpuOfChildren() - before, peaks.Values.Sum())
            : throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {await output}");
    }

    private static void ReadPeaks(int id, Dictionary<int, long> peaks)
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
                ReadPeaks(int.Parse(child, CultureInfo.InvariantCulture), peaks);
            }
        }
        catch (IOException)
        {
            // The process has ended.
        }
    }

    // The user and system time of all ended children, and of theirs, in hundredths of a second: cutime and cstime of proc(5). The
    // fields before them have the name of the program in parentheses.
    private static TimeSpan GetCpuOfChildren()
    {
        var fields = File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ');
        return TimeSpan.FromSeconds(fields[14..16].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / 100.0);
    }
}
