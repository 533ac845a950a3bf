using System.Globalization;
using FleetDiff.Aws;
using FleetDiff.Benchmarks.Run;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

// benchmark-run run DATE NOW FACTOR   a complete run; its clock starts at NOW and divides waits by FACTOR
// benchmark-run floor                 reads the same pages and discards them
var settings = Settings.Parse(Environment.GetEnvironmentVariables().Keys.Cast<string>()
    .ToDictionary(name => name, Environment.GetEnvironmentVariable));
switch (args)
{
    case ["run", var date, var now, var factor]:
        var invariant = CultureInfo.InvariantCulture;
        var clock = new QuickClock(DateTimeOffset.Parse(now, invariant), int.Parse(factor, invariant));
        try
        {
            await Composition.CreateRun(settings, _ => { }, clock)
                .RunAsync(DateOnly.ParseExact(date, "yyyy-MM-dd", invariant), new Progress<Progress>(), default);
            return 0;
        }
        catch (RunFailedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }

    case ["floor"]:
        await Floor.ReadAsync($"{settings.ViewArn}", "ec2:instance", "ssm:managed-instance");
        return 0;
    default:
        await Console.Error.WriteLineAsync("benchmark-run run DATE NOW FACTOR | floor");
        return 1;
}
