using System.Globalization;
using FleetDiff.Aws;
using FleetDiff.Benchmarks.Run;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Soak.Runs;

// benchmark-run run DATE     a complete run, with the settings of the environment and no quota
// benchmark-run paced DATE   the same, within the quota of the service
// benchmark-run floor        reads the same pages and discards them
var settings = Settings.Parse(Environment.GetEnvironmentVariables().Keys.Cast<string>()
    .ToDictionary(name => name, Environment.GetEnvironmentVariable));
switch (args)
{
    case ["run", var date]:
        await RunAsync(date, new QuickClock(DateTimeOffset.UtcNow, factor: 10_000));
        break;
    case ["paced", var date]:
        await RunAsync(date, TimeProvider.System);
        break;
    case ["floor"]:
        await Floor.FetchAsync($"{settings.ViewArn}", "ec2:instance", "ssm:managed-instance");
        break;
    default:
        await Console.Error.WriteLineAsync("benchmark-run run DATE | paced DATE | floor");
        return 1;
}

Console.WriteLine(ReadPeakMemory());
return 0;

static string ReadPeakMemory() =>
    File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));

async Task RunAsync(string date, TimeProvider clock)
{
    var run = Composition.CreateRun(settings, _ => { }, clock);
    var result = await run.RunAsync(
        DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), new Progress<Progress>(), default);
    var totals = result.Report.Totals;
    Console.WriteLine($"{totals.Instances} instances, {totals.Managed} managed, {totals.Unmanaged} unmanaged, "
        + $"{result.Report.New.Count} new");
}
