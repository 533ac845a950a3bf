using System.CommandLine;
using System.Runtime.InteropServices;
using FleetDiff.Benchmarks.Scale;
using FleetDiff.Lambda.Tests.Publishing;
using LocalAws;

namespace FleetDiff.Benchmarks;

/// <summary>
/// <c>function</c>: measures the package, the start and the runs of the Lambda function, native and on the managed
/// runtime.
/// </summary>
internal static class FunctionCommand
{
    public static Command Create()
    {
        var instances = CommandOptions.Numbers(
            "--instances", "The sizes of the fleets, one run each. At the call rate that AWS allows, 100000 takes a minute.",
            2_500, 100_000);
        var starts = CommandOptions.Number("--starts", "The number of starts of each package. The table has the median.", 11);
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
        var native = await PublishAsync("native", "-r", RuntimeInformation.RuntimeIdentifier);
        var managed = await PublishAsync("managed", FunctionPackage.Managed);

        Console.WriteLine("| | native | managed | managed ÷ native |");
        Console.WriteLine("|---|---:|---:|---:|");
        Show("package, zipped", "MB", native.ZippedBytes() / 1e6, managed.ZippedBytes() / 1e6);
        Show("process start to the first event asked for", "ms",
            await MeasureStartAsync(native, starts), await MeasureStartAsync(managed, starts));
        foreach (var instances in fleets)
        {
            var (first, second) = (await MeasureRunAsync(native, instances), await MeasureRunAsync(managed, instances));
            var run = $"run of {instances:N0} instances";
            Show($"{run}: CPU", "s", first.Cpu.TotalSeconds, second.Cpu.TotalSeconds);
            Show($"{run}: peak memory", "MB", first.PeakMemory / 1e6, second.PeakMemory / 1e6);
        }

        // Intermediate files apart from those of a build: publishing again takes seconds.
        Task<FunctionPackage> PublishAsync(string name, params string[] options) => FunctionPackage.PublishAsync(
            Path.Combine(artifacts, name), ["-c", "Release", .. options, "--artifacts-path", artifacts]);
    }

    // The median time from the start of the process to its request for the first invocation, in milliseconds.
    private static async Task<double> MeasureStartAsync(FunctionPackage package, int starts)
    {
        var times = new List<double>();
        for (var i = 0; i < starts; i++)
        {
            times.Add((await MeasureAsync(package, 0, runtime => runtime.Started)).Time.TotalMilliseconds);
        }

        return times.Order().ElementAt(starts / 2);
    }

    // The first run in a process, at the call rate that AWS allows. The CPU time includes the start of the process.
    private static Task<Measured> MeasureRunAsync(FunctionPackage package, int instances) =>
        MeasureAsync(package, instances, async runtime =>
        {
            var outcome = await runtime.InvokeAsync("""{"time":"2026-11-23T02:30:00Z"}""");
            if (outcome is not InvocationResponse)
            {
                throw new InvalidOperationException(outcome.Body);
            }
        });

    private static async Task<Measured> MeasureAsync(FunctionPackage package, int instances, Func<RuntimeApi, Task> until)
    {
        await using var aws = await LargeFleet.StartAsync(instances);
        await using var runtime = await RuntimeApi.StartAsync();
        return await Measured.MeasureAsync(
            aws,
            package.Command,
            [
                .. LargeFleet.CreateEnvironment($"s3://{LargeFleet.Bucket}/nightly"),
                .. runtime.Environment.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value)),
                new("ANNOTATIONS_HANDLER", "RunAsync"),
            ],
            _ => until(runtime));
    }

    private static void Show(string what, string unit, double native, double managed) => Console.WriteLine(
        $"| {what} | {Format(native)} {unit} | {Format(managed)} {unit} | {managed / native:0.0} |");

    // Three significant digits.
    private static string Format(double value) => value < 10 ? $"{value:0.00}" : value < 100 ? $"{value:0.0}" : $"{value:0}";
}
