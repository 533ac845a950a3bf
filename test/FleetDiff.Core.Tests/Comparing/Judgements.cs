using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Core.Tests.Comparing;

public class Judgements
{
    [Fact]
    public void OfAnInstanceWithANodeIsManaged()
    {
        var judgement = Judgement.Of(Says.Managed);

        Assert.Equal((Verdict.Managed, Reason.NodeListed), (judgement.Verdict, judgement.Reason));
        Assert.Equal("Resource Explorer lists a managed node for it.", judgement.Because(Fleets.Tonight));
    }

    [Fact]
    public void OfAnInstanceWithoutANodeIsUnmanagedAndSaysSinceWhen()
    {
        var judgement = Judgement.Of(Says.Unmanaged);

        Assert.Equal((Verdict.Unmanaged, Reason.NoNodeListed), (judgement.Verdict, judgement.Reason));
        Assert.Equal(
            "Resource Explorer lists no managed node for it; a stopped instance looks the same. "
            + "It was managed until 1 November 2026.",
            judgement.Because(new DateOnly(2026, 11, 1)));
    }

    [Fact]
    public void OfAnInstanceThatNobodyEverSawManagedSaySo() =>
        Assert.EndsWith(
            " No night on record saw it managed.",
            Judgement.Of(Says.Unmanaged).Because(null), StringComparison.Ordinal);

    [Fact]
    public void TakeSilenceForNoNode() => Assert.Equal(Verdict.Unmanaged, Judgement.Of(Says.Nothing).Verdict);
}
