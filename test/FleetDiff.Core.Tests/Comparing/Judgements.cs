using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Core.Tests.Comparing;

/// <summary>The table of verdicts, a test for each row.</summary>
public class Judgements
{
    private static readonly DateTimeOffset Noon = Fleets.At(Fleets.LastNight, 12);
    private static readonly DateOnly Earlier = new(2026, 11, 20);

    [Theory]
    [InlineData(Says.Managed, Reason.NodeListedAndPassed)]
    [InlineData(Says.Nothing, Reason.NodeListed)]
    [InlineData(null, Reason.NodeListed)]
    public void OfANodeThatSsm1PassesOrIsSilentAboutAreManaged(Says? hub, Reason reason) =>
        Is(Verdict.Managed, reason, Seen(Says.Managed, hub));

    [Fact]
    public void OfNoNodeThatSsm1PassesAreDormant() =>
        Is(Verdict.Dormant, Reason.PassedWithoutNode, Seen(Says.Unmanaged, Says.Managed));

    [Fact]
    public void OfNoNodeThatSsm1FailsAreUnmanagedAndConfirmed() =>
        Is(Verdict.Unmanaged, Reason.FailedWithoutNode, Seen(Says.Unmanaged, Says.Unmanaged));

    [Theory]
    [InlineData(Says.Unmanaged, null)]
    [InlineData(Says.Unmanaged, Says.Nothing)]
    [InlineData(Says.Nothing, null)]
    public void OfNoNodeAndSilenceAreUnmanaged(Says explorer, Says? hub) =>
        Is(Verdict.Unmanaged, Reason.NoNodeListed, Seen(explorer, hub));

    [Theory]
    [InlineData(12, 11, Verdict.Managed, Reason.NodeListedSinceFailed)]
    [InlineData(12, 12, Verdict.Managed, Reason.NodeListedSinceFailed)]
    [InlineData(12, 13, Verdict.Disputed, Reason.FailedSinceNodeListed)]
    public void OfANodeThatSsm1FailsFollowTheNewerObservation(int node, int failed, Verdict verdict, Reason reason) =>
        Is(verdict, reason, Seen(Says.Managed, Says.Unmanaged) with
        {
            ResourceExplorer = Explorer(Says.Managed, Fleets.At(Fleets.LastNight, node)),
            SecurityHub = Hub(Says.Unmanaged, Fleets.At(Fleets.LastNight, failed)),
        });

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void OfANodeThatSsm1FailsBelieveTheNodeWhileATimeIsMissingAndSaySo(bool nodeTime, bool failedTime)
    {
        var seen = new Witnessed(
            Explorer(Says.Managed, nodeTime ? Noon : null), Hub(Says.Unmanaged, failedTime ? Noon.AddHours(1) : null));

        Is(Verdict.Managed, Reason.NodeListedSinceFailed, seen);
        Assert.Equal(
            "Resource Explorer lists a managed node for it, and SSM.1 fails it; which of them is newer is not known.",
            Sentence.Of(Judgement.Of(seen), seen, Noon));
    }

    [Fact]
    public void OfNoNodeThatSsm1PassesWhileItRunsAreDisputed() => Is(
        Verdict.Disputed, Reason.PassedWhileRunning, Seen(Says.Unmanaged, Says.Managed, InstanceState.Running));

    [Theory]
    [InlineData(InstanceState.Stopped)]
    [InlineData(InstanceState.Unknown)]
    public void OfNoNodeThatSsm1PassesAreDormantUnlessItRuns(InstanceState state) =>
        Is(Verdict.Dormant, Reason.PassedWithoutNode, Seen(Says.Unmanaged, Says.Managed, state));

    [Theory]
    [InlineData(null, Reason.RunningWithoutNode)]
    [InlineData(Says.Unmanaged, Reason.FailedWithoutNode)]
    public void OfNoNodeWhileItRunsAreUnmanaged(Says? hub, Reason reason) =>
        Is(Verdict.Unmanaged, reason, Seen(Says.Unmanaged, hub, InstanceState.Running) with { LastManaged = Earlier });

    [Fact]
    public void OfAStoppedInstanceThatANightSawManagedAreDormant() => Is(
        Verdict.Dormant, Reason.StoppedOnceManaged,
        Seen(Says.Unmanaged, null, InstanceState.Stopped) with { LastManaged = Earlier });

    [Theory]
    [InlineData(null)]
    [InlineData(Says.Unmanaged)]
    public void OfAStoppedInstanceThatNobodySawManagedAreUnmanaged(Says? hub) => Is(
        Verdict.Unmanaged, Reason.StoppedNeverManaged, Seen(Says.Unmanaged, hub, InstanceState.Stopped));

    [Theory]
    [InlineData("2026-11-21T00:00:00Z", Verdict.Unmanaged, Reason.StoppedNeverManaged)]
    [InlineData("2026-11-20T23:59:59Z", Verdict.Dormant, Reason.StoppedOnceManaged)]
    [InlineData("2026-11-01T00:00:00Z", Verdict.Dormant, Reason.StoppedOnceManaged)]
    [InlineData(null, Verdict.Dormant, Reason.StoppedOnceManaged)]
    public void OfAStoppedInstanceForgetTheLastManagedNightOnceSsm1HasFailedIt(
        string? failed, Verdict verdict, Reason reason) => Is(verdict, reason, Seen(Says.Unmanaged) with
        {
            SecurityHub = Hub(Says.Unmanaged, failed is null ? null : DateTimeOffset.Parse(failed, null)),
            Facts = new(InstanceState.Stopped, null, null),
            LastManaged = Earlier,
        });

    /// <summary>
    /// The article's table of SSM.1: what it says by the states of the instance and of the agent, and what comes of it
    /// where Resource Explorer lists a node only for an agent that runs.
    /// </summary>
    [Theory]
    [InlineData(InstanceState.Running, "running", Says.Managed, Verdict.Managed)]
    [InlineData(InstanceState.Running, "stopped", Says.Unmanaged, Verdict.Unmanaged)]
    [InlineData(InstanceState.Running, "not installed", Says.Unmanaged, Verdict.Unmanaged)]
    [InlineData(InstanceState.Stopped, "installed", Says.Managed, Verdict.Dormant)]
    [InlineData(InstanceState.Stopped, "not installed", Says.Unmanaged, Verdict.Unmanaged)]
    public void FollowTheArticlesTable(InstanceState instance, string agent, Says ssm1, Verdict verdict)
    {
        var explorer = agent == "running" ? Says.Managed : Says.Unmanaged;

        Assert.Equal(verdict, Judgement.Of(Seen(explorer, ssm1, instance)).Verdict);
        Assert.Equal(verdict, Judgement.Of(Seen(explorer, ssm1)).Verdict);
    }

    [Fact]
    public void AreTheSameWhateverTheNodeListSays() =>
        Assert.All(Enum.GetValues<Says>(), said => Assert.All(Enum.GetValues<Says>(), explorer => Assert.Equal(
            Judgement.Of(Seen(explorer)),
            Judgement.Of(Seen(explorer) with { SystemsManager = new Evidence(Source.SystemsManager, said, Noon) }))));

    private static void Is(Verdict verdict, Reason reason, in Witnessed witnessed) =>
        Assert.Equal(new Judgement(verdict, reason), Judgement.Of(witnessed));

    private static Witnessed Seen(Says explorer, Says? hub = null, InstanceState? state = null) => new(
        Explorer(explorer, Noon), hub is { } said ? Hub(said, Noon.AddHours(-1)) : null,
        Facts: state is { } known ? new(known, null, null) : null);

    private static Evidence Explorer(Says says, DateTimeOffset? at) => new(Source.ResourceExplorer, says, at);

    private static Evidence Hub(Says says, DateTimeOffset? at) => new(Source.SecurityHub, says, at);
}
