using System.CommandLine;
using System.Runtime.InteropServices;
using FleetDiff.Lambda.Tests.Publishing;

namespace FleetDiff.Benchmarks;

/// <summary>
/// <c>function</c>: measures the package, the start and the runs of the Lambda function, native and on the managed
/// runtime.
/// </summary>
internal static class FunctionCommand
{
    public static Command Create()
    {
        var instances = new Option<int[]>("--instances")
        {
            Description = "The sizes of the fleets, one run each. At the call rate that AWS allows, 100000 takes a minute.",
            DefaultValueFactory = _ => [2_500, 100_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var starts = new Option<int>("--starts")
        {
            Description = "The number of starts of each package. The table has the median.",
            DefaultValueFactory = _ => 11,
        };
        var command = new Command("function", "Measures the package, the start and the runs of the function, native and managed.")
        {
            instances,
            starts,
        };
        command.SetAction((given, _) => RunAsync(given.GetValue(instances)!, given.GetValue(starts)));
        return command;
    }

    private static async Task RunAsync(int[] fleets, int starts)
    {
        var artifacts = Path.Combine(AppContext.BaseDirectory, "published");
        var native = await FunctionPackage.PublishAsync(
            artifacts, "native", "-r", RuntimeInformation.RuntimeIdentifier);
        var managed = await FunctionPackage.PublishAsync(artifacts, "managed", FunctionPackage.Managed);

        var table = new ComparisonTable("native", "managed");
        table.Add("package, zipped", "MB", native.ZippedBytes() / 1e6, managed.ZippedBytes() / 1e6);
        table.Add("package, unzipped", "MB", native.Bytes() / 1e6, managed.Bytes() / 1e6);
        table.Add("process start to the first `next`", "ms", await StartAsync(native), await StartAsync(managed));
        foreach (var instances in fleets)
        {
            var one = await MeasuredRun.MeasureAsync(native, instances);
            var other = await MeasuredRun.MeasureAsync(managed, instances);
            var name = FormattableString.Invariant($"run over {instances:N0} instances");
            table.Add($"{name}: time", "s", one.Time.TotalSeconds, other.Time.TotalSeconds);
            table.Add($"{name}: CPU time", "s", one.Cpu.TotalSeconds, other.Cpu.TotalSeconds);
            table.Add($"{name}: peak memory", "MB", one.PeakMemory / 1e6, other.PeakMemory / 1e6);
        }

        Console.WriteLine(table);

        async Task<double> StartAsync(FunctionPackage package)
        {
            var times = new List<double>();
            for (var i = 0; i < starts; i++)
            {
                times.Add((await MeasuredStart.MeasureAsync(package)).TotalMilliseconds);
            }

            return times.Order().ElementAt(starts / 2);
        }
    }
}
