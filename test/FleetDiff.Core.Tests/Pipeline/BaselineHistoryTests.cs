namespace FleetDiff.Core.Tests.Pipeline;

public class BaselineHistoryTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly FleetInventory Good = Fleets.With(managed: [1, 2, 3]);
    private static readonly FleetInventory Open = Fleets.With(managed: [1, 2], unmanaged: [3]);
    private static readonly FleetInventory Without = Fleets.With(managed: [1, 2]);
    private static readonly SourceEvidence FailedSince =
        TestEvidence.FromSecurityHub(TestEvidence.NodeSeen.AddHours(1), (Fleets.Key(3), ManagementStatus.Unmanaged));

    [Fact]
    public async Task DistinguishesLastManagedFromNeverManaged()
    {
        var runs = await RunAsync(Good, Fleets.With(managed: [1, 2], unmanaged: [3, 4]));

        Assert.EndsWith(" Last seen managed on 2026-11-01.", runs[1].Unmanaged[0].Because, Ordinal);
        Assert.EndsWith(" Never seen managed.", runs[1].Unmanaged[1].Because, Ordinal);
    }

    [Fact]
    public async Task FindsTheLastManagedDateInARegionThatIsListedWithoutItsIndex()
    {
        var stage = new RunFixture();
        await stage.RunAsync(1, Good);
        var before = await stage.RunAsync(2, WithoutIndex(Fleets.With(managed: [1, 2, 3, 4])));

        var run = await stage.RunAsync(3, WithoutIndex(Fleets.With(managed: [1, 2, 3], unmanaged: [4])));

        Assert.Equal(RunFixture.Date(1), Assert.Single(before.Report.AccountRegions).LastSeen);
        Assert.Equal(RunFixture.Date(2), Assert.Single(run.Report.Unmanaged).LastManaged);

        static FleetInventory WithoutIndex(FleetInventory fleet) =>
            fleet with { Indexes = new HashSet<AccountRegion> { new(Fleets.Account, Fleets.Tokyo) } };
    }

    [Fact]
    public async Task FindsTheLastManagedDateOfAnInstanceWhoseAccountReturns()
    {
        InstanceKey[] others = [.. Enumerable.Range(11, 4).Select(number => Fleets.Key(number, Fleets.OtherAccount))];
        var stage = new RunFixture();
        await stage.RunAsync(1, WithOthers(managed: [1, 2, 3]));
        await stage.RunAsync(2, WithOthers() with
        {
            Indexes = new HashSet<AccountRegion> { new(Fleets.OtherAccount, Fleets.Ireland) },
        });

        var run = await stage.RunAsync(3, WithOthers(managed: [1, 2], unmanaged: [3]));

        Assert.Equal(RunFixture.Date(2), run.Report.ComparedWith);
        Assert.Equal(RunFixture.Date(1), Assert.Single(run.Report.Unmanaged).LastManaged);

        FleetInventory WithOthers(int[]? managed = null, int[]? unmanaged = null)
        {
            InstanceKey[] withNode = [.. others, .. (managed ?? []).Select(number => Fleets.Key(number))];
            return Fleets.FromInstances(
                [.. withNode.Concat((unmanaged ?? []).Select(number => Fleets.Key(number))).Select(key => Fleets.Instance(key))],
                [.. withNode.Select(Fleets.Node)]);
        }
    }

    [Fact]
    public async Task KeepsTheLastManagedDateAfterADisputedRun()
    {
        var stage = new RunFixture();
        await stage.RunAsync(1, Good);
        var disputed = await stage.RunAsync(2, Good, new ScriptedEvidence(FailedSince));

        var unmanaged = await stage.RunAsync(3, Open);

        Assert.Equal(RunFixture.Date(1), Assert.Single(disputed.Report.Disagreements).LastManaged);
        Assert.Equal(RunFixture.Date(1), Assert.Single(unmanaged.Report.Unmanaged).LastManaged);
    }

    [Fact]
    public async Task MarksAReopenedInstanceWhileItIsOpen()
    {
        var runs = await RunAsync(Open, Good, Open, Open, Good, Open);

        Assert.Null(runs[0].Unmanaged[0].Reopened);
        Assert.Equal(RunFixture.Date(2), runs[2].New[0].Reopened);
        Assert.Equal(RunFixture.Date(3), runs[2].New[0].FirstUnmanaged);
        Assert.Equal(RunFixture.Date(2), runs[3].Unmanaged[0].Reopened);
        Assert.Empty(runs[3].New);
        Assert.Equal(RunFixture.Date(5), runs[5].New[0].Reopened);
        var closed = Assert.Single(runs[5].Closed);
        Assert.Equal((Fleets.Key(3).Instance, RunFixture.Date(5), 2, RunFixture.Date(6)),
            (closed.Instance, closed.Resolved, closed.LongestDays, closed.Intermittent));
        Assert.Equal([RunFixture.Date(3), RunFixture.Date(6)], closed.Reopened);
    }

    [Fact]
    public async Task CountsTheDaysThatAnInstanceIsOpen()
    {
        var runs = await RunAsync(Good, Open, Open, Open);

        Assert.Equal([1, 2, 3], runs.Skip(1).Select(run => run.Unmanaged[0].GetDaysOpen(run.Date)));
        Assert.Equal(0, Fleets.Findings(Good).GetInstances().First().GetDaysOpen(Fleets.RunDate));
    }

    [Fact]
    public async Task DropsAClosedInstanceThatIsRemoved()
    {
        var runs = await RunAsync(Open, Good, Without, Open);

        Assert.Single(runs[1].Closed);
        Assert.Empty(runs[2].Closed);
        Assert.Null(Assert.Single(runs[3].New).Reopened);
    }

    [Theory]
    [InlineData(399, true)]
    [InlineData(400, false)]
    public void DropsAClosedInstanceAfter400Runs(int days, bool known)
    {
        var first = Fleets.Report(Open, date: Fleets.RunDate.AddDays(-days - 1));
        var resolved = Fleets.Report(Good, first, Fleets.RunDate.AddDays(-days));
        var between = Fleets.Report(Good, resolved, Fleets.PreviousDate);

        Assert.Equal(known, Fleets.Report(Good, between).Closed.Count == 1);
    }

    [Fact]
    public async Task ListsARemovedOpenInstanceInItsLastState()
    {
        var runs = await RunAsync(Open, Without);

        Assert.Equal(RunFixture.Date(1), Assert.Single(runs[1].Removed).FirstUnmanaged);
        Assert.Empty(runs[1].Resolved);
        Assert.Empty(runs[1].Closed);
    }

    [Fact]
    public async Task ResolvesAnInstanceThatWasDisputedInBetween()
    {
        var stage = new RunFixture();
        await stage.RunAsync(1, Open);
        var disputed = (await stage.RunAsync(2, Good, new ScriptedEvidence(FailedSince))).Report;
        var resolved = (await stage.RunAsync(3, Good)).Report;
        var reopened = (await stage.RunAsync(4, Open)).Report;

        Assert.Empty(disputed.Resolved);
        Assert.Equal(RunFixture.Date(1), Assert.Single(disputed.Disagreements).FirstUnmanaged);
        Assert.Equal(RunFixture.Date(1), Assert.Single(resolved.Resolved).FirstUnmanaged);
        Assert.Equal(RunFixture.Date(3), Assert.Single(reopened.New).Reopened);
    }

    [Fact]
    public async Task AStoppedInstanceThatWasManagedIsDormantAndResolved()
    {
        var stopped = new ScriptedEvidence(TestEvidence.FromConfig((3, InstanceState.Stopped)));
        var stage = new RunFixture();
        await stage.RunAsync(1, Good);
        await stage.RunAsync(2, Open);
        var dormant = (await stage.RunAsync(3, Open, stopped)).Report;
        var stays = (await stage.RunAsync(4, Open, stopped)).Report;

        Assert.Equal(Verdict.Dormant, Assert.Single(dormant.Resolved).Verdict);
        Assert.Equal(Reason.StoppedOnceManaged, Assert.Single(stays.Dormant).Reason);
        Assert.Equal(RunFixture.Date(1), stays.Dormant[0].LastManaged);
    }

    // One run per day, beginning on the first of the month.
    private static async Task<IReadOnlyList<Report>> RunAsync(params FleetInventory[] inventories)
    {
        var runs = await new RunFixture().RunAsync(inventories.Select((inventory, index) => (index + 1, inventory)));
        return [.. runs.Select(run => run.Report)];
    }
}
