using System.Diagnostics;
using System.Globalization;
using FleetDiff.Lambda.Tests.Publishing;
using LocalAws;
using LocalAws.Demo;

namespace FleetDiff.Benchmarks;

/// <summary>Measures a package of the function: each value with its name and unit.</summary>
internal static class MeasuredFunction
{
    // One instance in this many is unmanaged.
    private const int Unmanaged = 10;

    public static async Task<IReadOnlyList<(string What, string Unit, double Value)>> MeasureAsync(
        FunctionPackage package, int[] fleets, int starts)
    {
        var times = new List<double>();
        for (var i = 0; i < starts; i++)
        {
            times.Add((await StartAsync(package)).TotalMilliseconds);
        }

        List<(string, string, double)> values =
        [
            ("package, zipped", "MB", package.ZippedBytes() / 1e6),
            ("package, unzipped", "MB", package.Bytes() / 1e6),
            ("process start to the first `next`", "ms", times.Order().ElementAt(starts / 2)),
        ];
        foreach (var instances in fleets)
        {
            values.AddRange(await RunAsync(package, instances));
        }

        return values;
    }

    // The time from the start of the process to its request for the first invocation.
    private static async Task<TimeSpan> StartAsync(FunctionPackage package)
    {
        await using var aws = await LocalAwsServer.StartAsync();
        await using var runtime = await RuntimeApi.StartAsync();
        var started = Stopwatch.GetTimestamp();
        await using var function = LambdaProcess.Start(package.Command, CreateEnvironment(aws, runtime));
        await runtime.Started;
        return Stopwatch.GetElapsedTime(started);
    }

    // The first run in a process, from the invocation to the response, at the call rate that AWS allows. The CPU time includes
    // the start of the process.
    private static async Task<IReadOnlyList<(string, string, double)>> RunAsync(FunctionPackage package, int instances)
    {
        await using var aws = await LocalAwsServer.StartAsync();
        Organization.Build(aws, instances, instances / Unmanaged);
        await using var runtime = await RuntimeApi.StartAsync();
        await using var function = LambdaProcess.Start(package.Command, CreateEnvironment(aws, runtime));
        await runtime.Started;

        var invoked = Stopwatch.GetTimestamp();
        var outcome = await runtime.InvokeAsync("""{"time":"2026-11-23T02:30:00Z"}""");
        var time = Stopwatch.GetElapsedTime(invoked);

        var name = string.Create(CultureInfo.InvariantCulture, $"run over {instances:N0} instances");
        return outcome is InvocationResponse
            ?
            [
                ($"{name}: time", "s", time.TotalSeconds),
                ($"{name}: CPU time", "s", function.CpuTime.TotalSeconds),
                ($"{name}: peak memory", "MB", await function.PeakMemoryAsync() / 1e6),
            ]
            : throw new InvalidOperationException(outcome.Body);
    }

    // The organization of the demo.
    private static IEnumerable<KeyValuePair<string, string?>> CreateEnvironment(LocalAwsServer aws, RuntimeApi runtime) =>
        aws.Environment.Concat(runtime.Environment).Concat(
        [
            KeyValuePair.Create("ANNOTATIONS_HANDLER", "RunAsync"),
            KeyValuePair.Create("FLEETDIFF_VIEW_ARN", Organization.ViewArn),
            KeyValuePair.Create("FLEETDIFF_ARCHIVE", $"s3://{Organization.Bucket}/nightly"),
            KeyValuePair.Create("FLEETDIFF_TOPIC_ARN", Organization.TopicArn),
        ]).Select(each => KeyValuePair.Create(each.Key, (string?)each.Value));
}
