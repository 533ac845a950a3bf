using System.CommandLine;

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
        var command = new Command("fat", "Measures runs over instances with the largest tags: peak memory and archive size.")
        {
            instances,
        };
        command.SetAction((given, _) => RunAsync(given.GetValue(instances)!));
        return command;
    }

    private static async Task RunAsync(int[] fleets)
    {
        var host = await RunHost.PublishAsync(native: true);
        Console.WriteLine("| instances | run | time | CPU | peak memory | archive | report.json |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|");
        foreach (var instances in fleets)
        {
            await using var aws = await LargeFleet.StartFatAsync(instances);
            var folder = Directory.CreateTempSubdirectory("fleetdiff-benchmark-");
            foreach (var (run, date) in new[] { ("first", "2026-11-22"), ("next", "2026-11-23") })
            {
                var before = GetSize(folder);
                var of = await host.RunAsync(aws, folder.FullName, date);
                var archive = (GetSize(folder) - before) / 1e6;
                var report = new FileInfo($"{folder.FullName}/reports/date={date}/report.json").Length / 1e6;
                Console.WriteLine(
                    $"| {instances:N0} | {run} | {of.Time.TotalSeconds:0.0} s | {of.Cpu.TotalSeconds:0.0} s "
                    + $"| {of.PeakMemory / 1e6:0} MB | {archive:0.0} MB | {report:0.0} MB |");
            }

            folder.Delete(recursive: true);
        }
    }

    private static long GetSize(DirectoryInfo folder) =>
        folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
