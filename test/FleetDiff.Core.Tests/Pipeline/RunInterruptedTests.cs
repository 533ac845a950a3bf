using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline;

/// <summary>A run that is killed at a write. <see cref="ConcurrentRunsContract"/> tests a second run of the same date.</summary>
public class RunInterruptedTests
{
    private const int WritesOfARun = 9;
    private const int MarkOfARun = 6;
    private const int AlertRecord = 7;

    private static readonly FleetInventory Before = Fleets.With(managed: [1, 2, 3]);
    private static readonly FleetInventory After = Fleets.With(managed: [1, 2], unmanaged: [3]);

    public static IEnumerable<object[]> EveryWrite { get; } =
        from write in Enumerable.Range(0, WritesOfARun)
        from takesEffect in new[] { false, true }
        select new object[] { write, takesEffect };

    [Fact]
    public async Task EveryWriteOfARunIsTested()
    {
        var stage = new RunFixture();
        await stage.RunAsync(22, Before);
        await stage.RunAsync(23, After);

        // The first run has no account with findings.
        Assert.Equal((2 * WritesOfARun) - 1, stage.Archive.Writes.Count);
    }

    [Theory]
    [MemberData(nameof(EveryWrite))]
    public async Task TheNextRunLosesNoInstance(int write, bool takesEffect)
    {
        var stage = await KilledAsync(write, takesEffect);

        await stage.RunAsync(24, After);

        var wasComplete = write > MarkOfARun || (write == MarkOfARun && takesEffect);
        var diedBetweenSendingAndMarking = write == AlertRecord && !takesEffect;
        Assert.Equal(
            diedBetweenSendingAndMarking ? ["2026-11-23", "2026-11-23"] : wasComplete ? ["2026-11-23"] : ["2026-11-24"],
            stage.Channel.Dates);
        Assert.Contains(stage.Channel.Sent, alert => alert.Mail.Text.Contains(Fleets.Key(3).Instance, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASecondRunDeletesAccountFilesWithoutFindings()
    {
        var stage = await KilledAsync(MarkOfARun, takesEffect: false);
        await stage.RunAsync(23, Before);

        var file = stage.Archive.Text(ArchiveKeys.AccountCsv(RunFixture.Date(23), Fleets.Account));

        Assert.Single(CsvParser.Read(file));
    }

    private static async Task<RunFixture> KilledAsync(int write, bool takesEffect)
    {
        var stage = new RunFixture();
        await stage.RunAsync(22, Before);
        stage.Archive.DieAtWrite(write, takesEffect);
        await Assert.ThrowsAsync<InvalidOperationException>(() => stage.RunAsync(23, After));
        return stage;
    }
}
