using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Pipeline;

public class RunInterruptedTests
{
    private const int WritesOfARun = 9;
    private const int MarkOfARun = 6;
    private const int AlertRecord = 7;
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly FleetInventory Before = Fleets.With(managed: [1, 2, 3]);
    private static readonly FleetInventory After = Fleets.With(managed: [1, 2], unmanaged: [3]);

    private static readonly Lazy<Task<RunFixture>> Whole = new(async () =>
    {
        var stage = new RunFixture();
        await stage.RunAsync(22, Before);
        await stage.RunAsync(23, After);
        return stage;
    });

    public static IEnumerable<object[]> EveryWrite { get; } =
        from write in Enumerable.Range(0, WritesOfARun)
        from takesEffect in new[] { false, true }
        select new object[] { write, takesEffect };

    [Theory]
    [MemberData(nameof(EveryWrite))]
    public async Task ASecondRunCompletesAKilledRun(int write, bool takesEffect)
    {
        var whole = await Whole.Value;
        // The run before has no account with findings.
        Assert.Equal((2 * WritesOfARun) - 1, whole.Archive.Writes.Count);
        var stage = await KilledAsync(write, takesEffect);
        var complete = await new RunStore(stage.Archive).ReadAsync(RunFixture.Date(23), default);
        Assert.Equal(write > MarkOfARun || (write == MarkOfARun && takesEffect), complete is not null);

        await stage.RunAsync(23, After);

        var diedBetweenSendingAndMarking = write == AlertRecord && !takesEffect;
        var alert = ArchiveKeys.Alert(RunFixture.Date(23));
        Assert.Equal(diedBetweenSendingAndMarking ? 2 : 1, stage.Channel.Sent.Count);
        Assert.Equal(
            whole.Archive.Objects.Where(o => o.Key != alert), stage.Archive.Objects.Where(o => o.Key != alert));
        Assert.Equal(
            whole.Archive.Text(alert).Replace("message-1", $"message-{stage.Channel.Sent.Count}", Ordinal),
            stage.Archive.Text(alert));
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
        Assert.Contains(stage.Channel.Sent, alert => alert.Mail.Text.Contains(Fleets.Key(3).Instance, Ordinal));
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
