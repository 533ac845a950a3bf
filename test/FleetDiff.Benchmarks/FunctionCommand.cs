using System.CommandLine;
using System.Globalization;
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

        var one = await MeasuredFunction.MeasureAsync(native, fleets, starts);
        var other = await MeasuredFunction.MeasureAsync(managed, fleets, starts);
        Console.WriteLine("| | native | managed | managed ÷ native |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var (first, second) in one.Zip(other))
        {
            Console.WriteLine(FormattableString.Invariant(
                $"| {first.What} | {Figure(first)} | {Figure(second)} | {second.Value / first.Value:0.0} |"));
        }

        // Intermediate files apart from those of a build: publishing again takes seconds.
        Task<FunctionPackage> PublishAsync(string name, params string[] options) => FunctionPackage.PublishAsync(
            Path.Combine(artifacts, name), ["-c", "Release", .. options, "--artifacts-path", artifacts]);
    }

    // Three significant digits.
    private static string Figure((string What, string Unit, double Value) measured)
    {
        var format = measured.Value < 10 ? "0.00" : measured.Value < 100 ? "0.0" : "0";
        return $"{measured.Value.ToString(format, CultureInfo.InvariantCulture)} {measured.Unit}";
    }
}
