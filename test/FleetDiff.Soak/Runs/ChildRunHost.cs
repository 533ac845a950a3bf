using System.Globalization;
using FleetDiff.Aws;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Soak.Runs;

/// <summary>Runs FleetDiff in the child process, composed as its hosts compose it.</summary>
internal static class ChildRunHost
{
    public const string Command = "run";

    /// <returns>The exit code: 0 on success, 1 on failure.</returns>
    public static async Task<int> RunAsync(string date, string now)
    {
        var settings = Settings.Parse(Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .ToDictionary(name => name, Environment.GetEnvironmentVariable));
        var clock = new QuickClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), factor: 40);
        try
        {
            var run = Composition.CreateRun(settings, _ => { }, clock);
            var which = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            await run.RunAsync(which, new Progress<Progress>(), CancellationToken.None);
            return 0;
        }
        catch (RunFailedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
