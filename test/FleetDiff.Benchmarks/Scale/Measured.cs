using System.Diagnostics;
using LocalAws;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>The resources that a process used, with all its child processes. Linux.</summary>
/// <param name="Time">The wall-clock time.</param>
/// <param name="Cpu">The user and system time, in steps of 10 milliseconds.</param>
/// <param name="PeakMemory">The peak memory of all its processes in bytes: the sum of their last peaks (VmHWM).</param>
internal sealed record Measured(TimeSpan Time, TimeSpan Cpu, long PeakMemory)
{
    /// <summary>Runs a command alone and measures it.</summary>
    /// <param name="aws">The services that it uses.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">More environment variables.</param>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static Task<Measured> MeasureAsync(
        LocalAwsServer aws, IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string?>> environment) =>
        MeasureAsync(aws, command, environment, async process =>
        {
            var (exitCode, output, errors) = await process.EndAsync();
            if (exitCode != 0)
            {
                throw new InvalidOperationException($"{command[0]} ended with {exitCode}: {output}{errors}");
            }
        });

    /// <summary>Starts a command, measures it until a task of it ends, and stops it.</summary>
    public static async Task<Measured> MeasureAsync(
        LocalAwsServer aws, IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string?>> environment,
        Func<ChildProcess, Task> until)
    {
        var before = GetCpuOfChildren();
        var began = Stopwatch.GetTimestamp();
        TimeSpan time;
        var peaks = new Dictionary<int, long>();
        await using (var process = ChildProcess.Start(aws, command, environment))
        {
            var end = until(process);
            while (!end.IsCompleted)
            {
                ReadPeaks(process.Id, peaks);
                await Task.WhenAny(end, Task.Delay(20));
            }

            time = Stopwatch.GetElapsedTime(began);
            await end;
            ReadPeaks(process.Id, peaks);
        }

        return new(time, GetCpuOfChildren() - before, peaks.Values.Sum());
    }

    private static void ReadPeaks(int id, Dictionary<int, long> peaks)
    {
        try
        {
            var peak = File.ReadLines($"/proc/{id}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            if (peak is not null)
            {
                peaks[id] = 1024 * long.Parse(peak["VmHWM:".Length..^"kB".Length], null);
            }

            foreach (var child in File.ReadAllText($"/proc/{id}/task/{id}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                ReadPeaks(int.Parse(child, null), peaks);
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
        return TimeSpan.FromSeconds(fields[14..16].Sum(ticks => long.Parse(ticks, null)) / 100.0);
    }
}
