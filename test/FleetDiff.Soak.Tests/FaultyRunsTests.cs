using System.Globalization;
using FleetDiff.Soak.Runs;
using Xunit.Abstractions;

namespace FleetDiff.Soak.Tests;

/// <summary>
/// The short form of the soak. <c>FLEETDIFF_SOAK_NIGHTS</c> says how many nights, and <c>FLEETDIFF_SOAK_SEED</c> which.
/// </summary>
public class FaultyRunsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task LeaveTheArchiveAndTheAlertsThatTheModelExpects()
    {
        await using var story = new StringWriter();
        try
        {
            await FaultyRuns.RunAsync(Setting("FLEETDIFF_SOAK_NIGHTS", 4), Setting("FLEETDIFF_SOAK_SEED", 1), story);
        }
        finally
        {
            output.WriteLine(story.ToString());
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
