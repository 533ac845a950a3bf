using System.CommandLine;
using System.Diagnostics;
using FleetDiff.Aws;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Core.Tests.Analysis.Causes;
using LocalAws;

namespace FleetDiff.Benchmarks.Causes;

/// <summary>
/// <c>causes</c>: measures the precision and recall of each cause on a fleet with known causes, and the calls that AWS Config
/// receives.
/// </summary>
internal static class CausesCommand
{
    private static readonly double[] Exceptions = [0, 0.05];

    public static Command Create()
    {
        var instances = CommandOptions.Number("--instances", "The size of the fleet with known causes.", 10_000);
        var unmanaged = CommandOptions.Numbers(
            "--unmanaged", "The numbers of unmanaged instances for which to measure calls. 100,000 take five minutes.",
            1_000, 10_000);
        var command = new Command("causes", "Measures the precision and recall of causes, and their calls.")
        {
            instances,
            unmanaged,
        };
        command.SetAction(async (given, cancelled) =>
        {
            foreach (var exceptions in Exceptions)
            {
                WriteScores(given.GetValue(instances), exceptions);
            }

            await WriteCallsAsync(given.GetValue(unmanaged)!, cancelled);
        });
        return command;
    }

    private static void WriteScores(int instances, double exceptions)
    {
        Console.WriteLine(
            $"{instances:N0} instances; {exceptions:P0} of the instances of a planted resource are managed.\n");
        Console.WriteLine("| cause | planted | claimed | precision | recall |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var score in LabelledFleet.Measure(instances, exceptions))
        {
            var code = KebabCase.Format(score.Code);
            Console.WriteLine(
                $"| `{code}` | {score.Planted} | {score.Claimed} | {score.Precision:P0} | {score.Recall:P0} |");
        }

        Console.WriteLine();
    }

    private static async Task WriteCallsAsync(int[] fleets, CancellationToken cancelled)
    {
        Console.WriteLine("| unmanaged instances | calls for facts | calls for counts | time |");
        Console.WriteLine("|---:|---:|---:|---:|");
        foreach (var unmanaged in fleets)
        {
            await using var aws = await LocalAwsServer.StartAsync();
            foreach (var (name, value) in aws.Environment)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            var inventory = RecordedFleet.Build(aws, unmanaged);
            var source = Composition.CreateSources(
                new Settings
                {
                    ViewArn = new("aws", "resource-explorer-2", LocalAwsServer.Region, "111122223333", "view/causes/1"),
                    Archive = new ArchiveLocation.Folder("."),
                    Evidence = new() { ConfigAggregator = RecordedFleet.Aggregator },
                },
                TimeProvider.System).Single();
            var started = Stopwatch.GetTimestamp();
            var read = await source.ReadAsync(Task.FromResult(inventory), new Progress<Progress>(), cancelled);
            var time = Stopwatch.GetElapsedTime(started);
            var facts = (unmanaged + 99) / 100;
            Console.WriteLine(
                $"| {unmanaged:N0} | {facts:N0} | {read.Result.Pages - facts:N0} | {time.TotalSeconds:0} s |");
        }
    }
}
