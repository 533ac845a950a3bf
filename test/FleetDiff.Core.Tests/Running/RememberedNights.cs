using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Running;

public class RememberedNights
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly Inventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly Inventory Open = Fleets.With(managed: [1, 2], unmanaged: [3]);
    private static readonly Inventory Without = Fleets.With(managed: [1, 2]);
    private static readonly SourceEvidence FailedSince =
        Said.BySecurityHub(Said.NodeSeen.AddHours(1), (Fleets.Key(3), Says.Unmanaged));

    [Fact]
    public async Task TellUntilWhenItWasManagedFromNeverSeenManaged()
    {
        var nights = await RunAsync(Good, Fleets.With(managed: [1, 2], unmanaged: [3, 4]));

        Assert.EndsWith(" It was managed until 2026-11-01.", nights[1].Unmanaged[0].Because, Ordinal);
        Assert.EndsWith(" No night on record saw it managed.", nights[1].Unmanaged[1].Because, Ordinal);
    }

    [Fact]
    public async Task StillKnowUntilWhenAfterADisputedNight()
    {
        var stage = new Stage();
        await stage.RunAsync(1, Good);
        var disputed = await stage.RunAsync(2, Good, new ScriptedEvidence(FailedSince));

        var unmanaged = await stage.RunAsync(3, Open);

        Assert.Equal(Stage.Date(1), Assert.Single(disputed.Report.Disagreements).LastManaged);
        Assert.Equal(Stage.Date(1), Assert.Single(unmanaged.Report.Unmanaged).LastManaged);
    }

    [Fact]
    public async Task TellReopenedFromNewAndCarryItAlongWhileItIsOpen()
    {
        var nights = await RunAsync(Open, Good, Open, Open, Good, Open);

        Assert.Null(nights[0].Unmanaged[0].Reopened);
        Assert.Equal(Stage.Date(2), nights[2].New[0].Reopened);
        Assert.Equal(Stage.Date(3), nights[2].New[0].FirstUnmanaged);
        Assert.Equal(Stage.Date(2), nights[3].Unmanaged[0].Reopened);
        Assert.Empty(nights[3].New);
        Assert.Equal(Stage.Date(5), nights[5].New[0].Reopened);
        var closed = Assert.Single(nights[5].Closed);
        Assert.Equal((Fleets.Key(3).Instance, Stage.Date(5), 2, Stage.Date(6)),
            (closed.Instance, closed.Resolved, closed.LongestDays, closed.Intermittent));
        Assert.Equal([Stage.Date(3), Stage.Date(6)], closed.Reopened);
    }

    [Fact]
    public async Task SayInTheAlertThatItWasResolvedBefore()
    {
        var stage = new Stage();
        await stage.RunAsync(1, Open);
        await stage.RunAsync(2, Good);

        var reopened = await stage.RunAsync(3, Open);

        Assert.Contains("\nReopened (1)\n", reopened.Alert.Text, Ordinal);
        Assert.Contains("\n      reopened, resolved on 2026-11-02\n", reopened.Alert.Text, Ordinal);
    }

    [Fact]
    public async Task CountTheNightsItIsOpen()
    {
        var nights = await RunAsync(Good, Open, Open, Open);

        Assert.Equal([1, 2, 3], nights.Skip(1).Select(night => night.Unmanaged[0].NightsOpen(night.Date)));
        Assert.Equal(0, new ReportedInstance(Fleets.Key(1))
        {
            Verdict = Verdict.Managed,
            Reason = Reason.NodeListed,
            Because = "",
            Evidence = [],
        }.NightsOpen(Stage.Date(1)));
    }

    [Fact]
    public async Task ForgetAClosedInstanceThatIsGone()
    {
        var nights = await RunAsync(Open, Good, Without, Open);

        Assert.Single(nights[1].Closed);
        Assert.Empty(nights[2].Closed);
        Assert.Null(Assert.Single(nights[3].New).Reopened);
    }

    [Theory]
    [InlineData(399, true)]
    [InlineData(400, false)]
    public void ForgetAClosedInstanceAfter400Nights(int days, bool known)
    {
        var first = Fleets.Report(Open, date: Fleets.Tonight.AddDays(-days - 1));
        var resolved = Fleets.Report(Good, first, Fleets.Tonight.AddDays(-days));
        var between = Fleets.Report(Good, resolved, Fleets.LastNight);

        Assert.Equal(known, Fleets.Report(Good, between).Closed.Count == 1);
    }

    [Fact]
    public async Task ReportAnInstanceThatIsOpenAndGoneAsItStood()
    {
        var nights = await RunAsync(Open, Without);

        Assert.Equal(Stage.Date(1), Assert.Single(nights[1].Gone).FirstUnmanaged);
        Assert.Empty(nights[1].Resolved);
        Assert.Empty(nights[1].Closed);
    }

    [Fact]
    public async Task CallAnInstanceResolvedThatWasDisputedInBetween()
    {
        var stage = new Stage();
        await stage.RunAsync(1, Open);
        var disputed = (await stage.RunAsync(2, Good, new ScriptedEvidence(FailedSince))).Report;
        var resolved = (await stage.RunAsync(3, Good)).Report;
        var reopened = (await stage.RunAsync(4, Open)).Report;

        Assert.Empty(disputed.Resolved);
        Assert.Equal(Stage.Date(1), Assert.Single(disputed.Disagreements).FirstUnmanaged);
        Assert.Equal(Stage.Date(1), Assert.Single(resolved.Resolved).FirstUnmanaged);
        Assert.Equal(Stage.Date(3), Assert.Single(reopened.New).Reopened);
    }

    [Fact]
    public async Task CallAStoppedInstanceDormantThatANightSawManagedAndResolvedWhenItWasOpen()
    {
        var stopped = new ScriptedEvidence(Said.ByConfig((3, InstanceState.Stopped)));
        var stage = new Stage();
        await stage.RunAsync(1, Good);
        await stage.RunAsync(2, Open);
        var dormant = (await stage.RunAsync(3, Open, stopped)).Report;
        var stays = (await stage.RunAsync(4, Open, stopped)).Report;

        Assert.Equal(Verdict.Dormant, Assert.Single(dormant.Resolved).Verdict);
        Assert.Equal(Reason.StoppedOnceManaged, Assert.Single(stays.Dormant).Reason);
        Assert.Equal(Stage.Date(1), stays.Dormant[0].LastManaged);
    }

    // One night a day from the first of the month on.
    private static async Task<IReadOnlyList<Report>> RunAsync(params Inventory[] inventories)
    {
        var stage = new Stage();
        var nights = new List<Report>();
        foreach (var inventory in inventories)
        {
            nights.Add((await stage.RunAsync(nights.Count + 1, inventory)).Report);
        }

        return nights;
    }
}
