using System.CommandLine;
using LocalAws;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>
/// <c>scale</c>: whole processes side by side against the same pages, without the quota: FleetDiff native and managed,
/// the floor, and the way of scripts.
/// </summary>
internal static class ScaleCommand
{
    private const string Night = "2026-11-22";
    private const string NextNight = "2026-11-23";

    // What a person does by hand: both lists to the last page, their ids, and what only the first one has.
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

    public static Command Create()
    {
        var instances = new Option<int[]>("--instances")
        {
            Description = "The sizes of the fleets.",
            DefaultValueFactory = _ => [10_000, 100_000, 1_000_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var script = new Option<int>("--script")
        {
            Description = "The largest fleet that the script is run with: it needs 25 KB of memory for each instance.",
            DefaultValueFactory = _ => 100_000,
        };
        var command = new Command("scale", "Whole nights without the quota, beside the floor and a script.")
        {
            instances,
            script,
        };
        command.SetAction((given, _) => RunAsync(given.GetValue(instances)!, given.GetValue(script)));
        return command;
    }

    private static async Task RunAsync(int[] fleets, int largestOfScript)
    {
        var native = await NightHost.PublishAsync(native: true);
        var managed = await NightHost.PublishAsync(native: false);
        await using var like = await LocalAwsServer.StartAsync();
        Console.WriteLine("| instances | | time | CPU | CPU an instance | ÷ floor | peak memory | server's CPU |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|---:|");
        foreach (var instances in fleets)
        {
            using var server = await FleetServer.StartAsync(instances);
            using var folder = new Folder();
            var inS3 = $"s3://{LargeFleet.Bucket}/{instances}";

            // Once each for the server to make its pages, which is not measured.
            await OfAsync(native, folder.Path, "floor");
            await OfAsync(native, folder.Path, "night", Night);
            folder.Empty();

            Measured? floor = null;
            floor = await ShowAsync("floor: fetched and thrown away", native, folder.Path, "floor");
            await ShowAsync("FleetDiff, first night, in a folder", native, folder.Path, "night", Night);
            await ShowAsync("FleetDiff, next night, in a folder", native, folder.Path, "night", NextNight);
            await ShowAsync("FleetDiff, first night, in S3", native, inS3, "night", Night);
            await ShowAsync("FleetDiff, next night, in S3", native, inS3, "night", NextNight);
            folder.Empty();
            await ShowAsync("FleetDiff, first night, managed runtime", managed, folder.Path, "night", Night);
            if (instances <= largestOfScript)
            {
                Show("script: aws, jq, sort, comm", await TimedAsync(
                    () => Measured.OfAsync("bash", ["-c", Script], server.EnvironmentOf(like, folder.Path))));
            }

            async Task<Measured> ShowAsync(string what, NightHost host, string archive, params string[] arguments)
            {
                var timed = await TimedAsync(() => OfAsync(host, archive, arguments));
                Show(what, timed);
                return timed.Of;
            }

            async Task<(Measured Of, TimeSpan Server)> TimedAsync(Func<Task<Measured>> run)
            {
                var before = server.Cpu;
                var measured = await run();
                return (measured, server.Cpu - before);
            }

            Task<Measured> OfAsync(NightHost host, string archive, params string[] arguments) =>
                Measured.OfAsync(host.Path, arguments, server.EnvironmentOf(like, archive));

            void Show(string what, (Measured Of, TimeSpan Server) timed)
            {
                var (of, perInstance) = (timed.Of, timed.Of.Cpu.TotalMicroseconds / instances);
                Console.WriteLine(string.Join(" | ", ((FormattableString[])
                [
                    $"| {instances:N0}", $"{what}", $"{of.Time.TotalSeconds:0.00} s", $"{of.Cpu.TotalSeconds:0.00} s",
                    $"{perInstance:0.00} µs", $"{of.Cpu / (floor ?? of).Cpu:0.0}", $"{of.PeakMemory / 1e6:0} MB",
                    $"{timed.Server.TotalSeconds:0.00} s |",
                ]).Select(FormattableString.Invariant)));
            }
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
