using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using LocalAws;

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
        mkdir -p "$FLEETDIFF_ARCHIVE" && cd "$FLEETDIFF_ARCHIVE"
        list ec2:instance ec2.txt
        list ssm:managed-instance ssm.txt
        LC_ALL=C comm -23 ec2.txt ssm.txt | wc -l
        """;

    // The same with boto3, and the two output files.
    private static readonly string Boto3 = Path.Combine(AppContext.BaseDirectory, "Scale", "boto3_peer.py");

    public static Command Create()
    {
        var instances = CommandOptions.Numbers("--instances", "The sizes of the fleets.", 10_000, 100_000, 1_000_000);
        var script = CommandOptions.Number(
            "--script", "The largest fleet for boto3 and the script: at a million they take minutes and gigabytes.", 100_000);
        var command = new Command("scale", "Compares complete runs without the quota with the floor, boto3 and a script.")
        {
            instances,
            script,
        };
        command.SetAction((given, _) => RunAsync(given.GetValue(instances)!, given.GetValue(script)));
        return command;
    }

    private static async Task RunAsync(int[] fleets, int largestOfScript)
    {
        var native = await RunHost.PublishAsync(native: true);
        var managed = await RunHost.PublishAsync(native: false);
        await using var like = await LocalAwsServer.StartAsync();
        var boto3 = await IsThereAsync("python3", "-c", "import boto3");
        var aws = await IsThereAsync("aws", "--version") && await IsThereAsync("jq", "--version");
        if (!boto3)
        {
            Console.WriteLine("boto3 is skipped: python3 with boto3 is not installed.");
        }

        if (!aws)
        {
            Console.WriteLine("The script is skipped: the AWS CLI or jq is not installed.");
        }

        Console.WriteLine("| instances | | time | CPU | CPU per instance | CPU ÷ FleetDiff | peak memory |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|");
        foreach (var instances in fleets)
        {
            using var server = await FleetServer.StartAsync(instances);
            using var folder = new Folder();
            var inS3 = $"s3://{LargeFleet.Bucket}/{instances}";

            // The first request makes the server create its pages, which is not measured.
            await OfAsync(native, folder.Path, "floor");

            var first = await OfAsync(native, folder.Path, "run", Run);
            Show("FleetDiff, first run, folder", first);
            Show("FleetDiff, next run, folder", await OfAsync(native, folder.Path, "run", NextRun));
            Show("FleetDiff, first run, S3", await OfAsync(native, inS3, "run", Run));
            Show("FleetDiff, next run, S3", await OfAsync(native, inS3, "run", NextRun));
            folder.Empty();
            Show("FleetDiff, first run, folder, managed runtime", await OfAsync(managed, folder.Path, "run", Run));
            Show("floor: pages read and discarded", await OfAsync(native, folder.Path, "floor"));
            if (boto3 && instances <= largestOfScript)
            {
                folder.Empty();
                Show("boto3: lists, difference, JSON, CSV", await Measured.MeasureAsync(
                    "python3", [Boto3], server.CreateEnvironment(like, folder.Path), folder.Path));
            }

            if (aws && instances <= largestOfScript)
            {
                Show("script: aws, jq, sort, comm", await Measured.MeasureAsync(
                    "bash", ["-c", Script], server.CreateEnvironment(like, folder.Path)));
            }

            Task<Measured> OfAsync(RunHost host, string archive, params string[] arguments) =>
                Measured.MeasureAsync(host.Path, arguments, server.CreateEnvironment(like, archive));

            void Show(string what, Measured of) => Console.WriteLine(string.Join(" | ", ((FormattableString[])
            [
                $"| {instances:N0}", $"{what}", $"{of.Time.TotalSeconds:0.00} s", $"{of.Cpu.TotalSeconds:0.00} s",
                $"{of.Cpu.TotalMicroseconds / instances:0.00} µs", $"{of.Cpu / first.Cpu:0.0}",
                $"{of.PeakMemory / 1e6:0} MB |",
            ]).Select(FormattableString.Invariant)));
        }
    }

    private static async Task<bool> IsThereAsync(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("fleetdiff-benchmark-").FullName;

        public void Empty()
        {
            Dispose();
            Directory.CreateDirectory(Path);
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
