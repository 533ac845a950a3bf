using System.CommandLine;
using LocalAws;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>
/// <c>fat</c>: measures an account with many stopped instances that have the most and largest tags that EC2 allows.
/// </summary>
internal static class FatCommand
{
    public static Command Create()
    {
        var instances = CommandOptions.Numbers(
            "--instances", "The numbers of instances with the largest tags.", 1_000, 10_000, 100_000);
        var host = new Option<string?>("--host")
        {
            Description = "Another published benchmark-run to measure, such as that of an earlier commit.",
        };
        var command = new Command("fat", "Measures runs over instances with the largest tags: peak memory and archive size.")
        {
            instances,
            host,
        };
        command.SetAction((given, _) => RunAsync(given.GetValue(instances)!, given.GetValue(host)));
        return command;
    }

    private static async Task RunAsync(int[] fleets, string? host)
    {
        var program = host is null ? await RunHost.PublishAsync(native: true) : new RunHost(host);
        await using var like = await LocalAwsServer.StartAsync();
        Console.WriteLine("| instances | run | time | CPU | peak memory | archive | report.json |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|");
        foreach (var instances in fleets)
        {
            using var server = await FleetServer.StartAsync(instances, fat: true);
            var folder = Directory.CreateTempSubdirectory("fleetdiff-benchmark-");
            await ShowAsync("first", "2026-11-22");
            await ShowAsync("next", "2026-11-23");
            folder.Delete(recursive: true);

            async Task ShowAsync(string run, string date)
            {
                var before = Bytes("*");
                var of = await Measured.MeasureAsync(
                    program.Path, ["run", date], server.CreateEnvironment(like, folder.FullName));
                Console.WriteLine(FormattableString.Invariant(
                    $"| {instances:N0} | {run} | {of.Time.TotalSeconds:0.0} s | {of.Cpu.TotalSeconds:0.0} s | {of.PeakMemory / 1e6:0} MB | {(Bytes("*") - before) / 1e6:0.0} MB | {new FileInfo($"{folder.FullName}/reports/date={date}/report.json").Length / 1e6:0.0} MB |"));
            }

            long Bytes(string pattern) =>
                folder.EnumerateFiles(pattern, SearchOption.AllDirectories).Sum(file => file.Length);
        }
    }
}
