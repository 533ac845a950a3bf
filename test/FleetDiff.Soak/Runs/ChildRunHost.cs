using System.Globalization;
using FleetDiff.Aws;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Soak.Runs;

/// <summary>The run of a night in a process of its own: FleetDiff as its hosts put it together.</summary>
internal static class ChildRunHost
{
    public const string Command = "night";

    /// <returns>The exit code: 0 done, 1 it could not be done.</returns>
    public static async Task<int> RunAsync(string date, string now)
    {
        var settings = Settings.Parse(Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .ToDictionary(name => name, Environment.GetEnvironmentVariable));
        var clock = new QuickClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
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
