using System.CommandLine;
using LocalAws;

namespace FleetDiff.Benchmarks.Scale;

/// <summary><c>pace</c>: measures a run within the quota against slow pages, by the calls that the server receives.</summary>
internal static class PaceCommand
{
    private const double Allowed = 3;

    public static Command Create()
    {
        var instances = CommandOptions.Numbers(
            "--instances", "The sizes of the fleets. A million takes eleven minutes.", 1_000, 10_000, 100_000);
        var latency = CommandOptions.Number("--latency", "The time that a page takes, in milliseconds.", 600);
        var command = new Command("pace", "Measures runs within the quota, against slow pages.") { instances, latency };
        command.SetAction((given, _) =>
            RunAsync(given.GetValue(instances)!, TimeSpan.FromMilliseconds(given.GetValue(latency))));
        return command;
    }

    private static async Task RunAsync(int[] fleets, TimeSpan latency)
    {
        var host = await RunHost.PublishAsync(native: true);
        Console.WriteLine("| instances | calls | run | allowed rate used | most calls in a second |");
        Console.WriteLine("|---:|---:|---:|---:|---:|");
        foreach (var instances in fleets)
        {
            await using var aws = await LargeFleet.StartAsync(instances);
            aws.Faults.On("ListResources", Fault.Delay(latency));
            var run = await host.RunAsync(aws, $"s3://{LargeFleet.Bucket}/paced", "2026-11-22", factor: 1);
            var calls = aws.Requests.Where(request => request.Service == "resource-explorer-2")
                .Select(request => request.Time).ToList();
            var used = (calls.Count - 1) / (calls[^1] - calls[0]).TotalSeconds / Allowed;
            var most = calls.Max(first => calls.Count(c => c >= first && c < first + TimeSpan.FromSeconds(1)));
            Console.WriteLine($"| {instances:N0} | {calls.Count} | {run.Time.TotalSeconds:0} s | {used:P0} | {most} |");
        }
    }
}
