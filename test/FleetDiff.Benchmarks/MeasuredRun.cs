using System.Diagnostics;
using FleetDiff.Lambda.Tests.Publishing;
using LocalAws;
using LocalAws.Demo;

namespace FleetDiff.Benchmarks;

/// <summary>The measurements of the first run in a process.</summary>
/// <param name="Time">The time from the invocation to the response, at the call rate that AWS allows.</param>
/// <param name="Cpu">The CPU time of the process, including its start.</param>
/// <param name="PeakMemory">The peak resident memory in bytes.</param>
internal sealed record MeasuredRun(TimeSpan Time, TimeSpan Cpu, long PeakMemory)
{
    // One instance in this many is unmanaged.
    private const int Unmanaged = 10;

    public static async Task<MeasuredRun> MeasureAsync(FunctionPackage package, int instances)
    {
        await using var aws = await LocalAwsServer.StartAsync();
        Organization.Build(aws, instances, instances / Unmanaged);
        await using var runtime = await RuntimeApi.StartAsync();
        await using var function = LambdaProcess.Start(package.Command, FunctionEnvironment.Create(aws, runtime));
        await runtime.Started;

        var invoked = Stopwatch.GetTimestamp();
        var outcome = await runtime.InvokeAsync("""{"time":"2026-11-23T02:30:00Z"}""");
        var time = Stopwatch.GetElapsedTime(invoked);

        return outcome is InvocationResponse
            ? new(time, function.CpuTime, await function.PeakMemoryAsync())
            : throw new InvalidOperationException(outcome.Body);
    }
}
