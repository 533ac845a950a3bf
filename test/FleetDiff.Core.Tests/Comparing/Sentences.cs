using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Core.Tests.Comparing;

public class Sentences
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private static readonly DateTimeOffset Noon = Fleets.At(Fleets.LastNight, 12);
    private static readonly Evidence NoNode = new(Source.ResourceExplorer, Says.Unmanaged, Noon);

    [Fact]
    public void OfAManagedInstanceSayThatItHasANode() => Assert.Equal(
        "Resource Explorer lists a managed node for it.",
        Of(new(new(Source.ResourceExplorer, Says.Managed, Noon))));

    [Fact]
    public void OfAnUnmanagedInstanceSayUntilWhenItWasManaged() => Assert.Equal(
        "Resource Explorer lists no managed node for it; a stopped instance looks the same. "
        + "It was managed until 2026-11-01.",
        Of(new(NoNode, LastManaged: new DateOnly(2026, 11, 1))));

    [Fact]
    public void OfAnInstanceThatNobodyEverSawManagedSaySo() =>
        Assert.EndsWith(" No night on record saw it managed.", Of(new(NoNode)), Ordinal);

    [Theory]
    [InlineData(36, false)]
    [InlineData(36.01, true)]
    [InlineData(-5, false)]
    [InlineData(1000, true)]
    public void CallAFindingStaleAfterADayAndAHalf(double hours, bool stale)
    {
        var seen = new Witnessed(
            NoNode, new Evidence(Source.SecurityHub, Says.Unmanaged, Noon - TimeSpan.FromHours(hours)));

        Assert.Equal(stale, Of(seen).Contains("stale", Ordinal));
    }

    [Fact]
    public void SayFromWhenAStaleFindingIs() => Assert.EndsWith(
        " The finding of SSM.1 is stale: it is from 2026-11-20 (UTC).",
        Of(new(NoNode, new Evidence(
            Source.SecurityHub, Says.Managed, new(2026, 11, 21, 1, 0, 0, TimeSpan.FromHours(9))))),
        Ordinal);

    [Fact]
    public void CallNothingStaleWithoutATime()
    {
        var seen = new Witnessed(NoNode, new Evidence(Source.SecurityHub, Says.Managed, null));

        Assert.DoesNotContain("stale", Of(seen), Ordinal);
        var old = new Witnessed(NoNode, new Evidence(Source.SecurityHub, Says.Managed, Noon.AddDays(-9)));
        Assert.DoesNotContain("stale", Sentence.Of(Judgement.Of(old), old, null), Ordinal);
    }

    [Theory]
    [InlineData(InstanceState.Running, "says that it runs")]
    [InlineData(InstanceState.Stopped, "is stopped")]
    public void SayWhatConfigKnows(InstanceState state, string words)
    {
        foreach (var hub in new Says?[] { null, Says.Managed, Says.Unmanaged })
        {
            Assert.Contains(words, Of(new(
                NoNode, hub is { } says ? new Evidence(Source.SecurityHub, says, Noon) : null,
                Facts: new(state, null, null))), Ordinal);
        }
    }

    [Fact]
    public void AreDifferentForEachReasonAndEndInAFullStop()
    {
        var sentences = Enum.GetValues<Reason>()
            .Select(reason => Sentence.Of(new(Verdict.Managed, reason), new(NoNode), Noon)).ToList();

        Assert.Equal(sentences.Count, sentences.Distinct().Count());
        Assert.All(sentences, sentence => Assert.EndsWith(".", sentence, Ordinal));
    }

    private static string Of(in Witnessed seen) => Sentence.Of(Judgement.Of(seen), seen, Noon);
}
