using System.Globalization;
using FleetDiff.Soak.Runs;
using Xunit.Abstractions;

namespace FleetDiff.Soak.Tests;

/// <summary>
/// A short soak. <c>FLEETDIFF_SOAK_RUNS</c> sets the number of runs, <c>FLEETDIFF_SOAK_SEED</c> the seed.
/// </summary>
public class FaultyRunsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task ArchiveAndAlertsMatchTheModel()
    {
        await using var story = new StringWriter();
        try
        {
            await FaultyRuns.RunAsync(Setting("FLEETDIFF_SOAK_RUNS") ?? 2, Setting("FLEETDIFF_SOAK_SEED") ?? 13288, story);
        }
        finally
        {
            output.WriteLine(story.ToString());
        }
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
