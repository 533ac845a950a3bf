using System.Diagnostics;
using FleetDiff.Lambda.Tests.Publishing;
using LocalAws;

namespace FleetDiff.Benchmarks;

/// <summary>The measurement of a start of the function.</summary>
internal static class MeasuredStart
{
    /// <summary>The time from the start of the process to its request for the first invocation.</summary>
    public static async Task<TimeSpan> MeasureAsync(FunctionPackage package)
    {
        await using var aws = await LocalAwsServer.StartAsync();
        await using var runtime = await RuntimeApi.StartAsync();
        var started = Stopwatch.GetTimestamp();
        await using var function = LambdaProcess.Start(package.Command, FunctionEnvironment.Create(aws, runtime));
        await runtime.Started;
        return Stopwatch.GetElapsedTime(started);
    }
}
