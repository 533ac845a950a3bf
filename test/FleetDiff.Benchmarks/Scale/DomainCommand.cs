using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace FleetDiff.Benchmarks.Scale;

/// <summary><c>domain</c>: measures the comparison, the evaluation and the writing in memory, with BenchmarkDotNet.</summary>
internal static class DomainCommand
{
    public static Command Create()
    {
        var command = new Command("domain", "Measures comparison, evaluation and writing in memory, with BenchmarkDotNet.");
        command.SetAction(_ => BenchmarkRunner.Run([typeof(DomainBenchmark), typeof(ExemptionBenchmark)], DefaultConfig.Instance
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "domain"))
            .AddJob(Job.ShortRun.WithToolchain(new InProcessNoEmitToolchain(logOutput: true)))));
        return command;
    }
}
