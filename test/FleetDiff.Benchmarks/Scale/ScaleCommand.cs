using System.CommandLine;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>
/// <c>scale</c>: measures complete processes side by side against the same pages, without the quota: FleetDiff native and
/// managed, the floor, a program with boto3, and a shell script.
/// </summary>
internal static class ScaleCommand
{
    private const string Run = "2026-11-22";
    private const string NextRun = "2026-11-23";

    // The manual way: both lists to the last page, their ids, and the ids that only the first list has.
    private const string Script = """
        set -euo pipefail
        list() { aws resource-explorer-2 list-resources --view-arn "$FLEETDIFF_VIEW_ARN" --page-size 999 \
          --filters FilterString="resourcetype:$1" --output json | jq -r '.Resources[].Arn' \
          | sed -E 's/^arn:[^:]*:[^:]*:([^:]*):([^:]*):.*\//\2 \1 /' | LC_ALL=C sort -u > "$2"; }
        list ec2:instance ec2.txt
        list ssm:managed-instance ssm.txt
        LC_ALL=C comm -23 ec2.txt ssm.txt | wc -l
        """;

    private static readonly (string Name, string[] Command)[] Peers =
    [
        ("boto3: lists, difference, JSON, CSV", ["python3", Path.Combine(AppContext.BaseDirectory, "Scale", "boto3_peer.py")]),
        ("script: aws, jq, sort, comm", ["bash", "-c", Script]),
    ];

    public static Command Create()
    {
        var instances = CommandOptions.Numbers("--instances", "The sizes of the fleets.", 10_000, 100_000, 1_000_000);
        var peers = CommandOptions.Number(
            "--peers", "The largest fleet for boto3 and the script: at a million they take minutes and gigabytes.", 100_000);
        var command = new Command("scale", "Compares complete runs without the quota with the floor, boto3 and a script.")
        {
            instances,
            peers,
        };
        command.SetAction((given, _) => RunAsync(given.GetValue(instances)!, given.GetValue(peers)));
        return command;
    }

    private static async Task RunAsync(int[] fleets, int largestOfPeers)
    {
        var native = await RunHost.PublishAsync(native: true);
        var managed = await RunHost.PublishAsync(native: false);
        Console.WriteLine("| instances | | time | CPU | CPU per instance | CPU ÷ FleetDiff | peak memory |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|");
        foreach (var instances in fleets)
        {
            await using var aws = await LargeFleet.StartAsync(instances);
            var root = Directory.CreateTempSubdirectory("fleetdiff-benchmark-");
            var (folder, inS3) = (root.CreateSubdirectory("native").FullName, $"s3://{LargeFleet.Bucket}/{instances}");

            // The first request makes the server create its pages, which is not measured.
            await native.ReadPagesAsync(aws);

            var first = await native.RunAsync(aws, folder, Run);
            Show("FleetDiff, first run, folder", first);
            Show("FleetDiff, next run, folder", await native.RunAsync(aws, folder, NextRun));
            Show("FleetDiff, first run, S3", await native.RunAsync(aws, inS3, Run));
            Show("FleetDiff, next run, S3", await native.RunAsync(aws, inS3, NextRun));
            Show("FleetDiff, first run, folder, managed runtime",
                await managed.RunAsync(aws, root.CreateSubdirectory("managed").FullName, Run));
            Show("floor: pages read and discarded", await native.ReadPagesAsync(aws));
            foreach (var (name, command) in instances <= largestOfPeers ? Peers : [])
            {
                try
                {
                    Show(name, await Measured.MeasureAsync(
                        aws, ["env", "--chdir", root.FullName, .. command], LargeFleet.CreateEnvironment(folder)));
                }
                catch (InvalidOperationException e)
                {
                    await Console.Error.WriteLineAsync($"{name} is left out: {e.Message}");
                }
            }

            root.Delete(recursive: true);

            void Show(string what, Measured of) => Console.WriteLine(
                $"| {instances:N0} | {what} | {of.Time.TotalSeconds:0.00} s | {of.Cpu.TotalSeconds:0.00} s "
                + $"| {of.Cpu.TotalMicroseconds / instances:0.00} µs | {of.Cpu / first.Cpu:0.0} | {of.PeakMemory / 1e6:0} MB |");
        }
    }
}
