using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Core.Tests.Comparing;

public class ExpectedAccounts
{
    private static readonly Inventory Fleet = Fleets.Of(
        [Fleets.Instance(1), Fleets.Instance(Fleets.Key(1, "000000000000")), Fleets.Instance(2)]) with
    { IndexedAccounts = new HashSet<string> { "333333333333" } };

    [Fact]
    public void ThatNobodyNamedAreNoBlindSpots() => Assert.Empty(BlindSpots.Of(Fleet, []));

    [Theory]
    [InlineData(Fleets.Account)]
    [InlineData("333333333333")]
    [InlineData("000000000000")]
    public void WithAnInstanceOrAnIndexAreSeen(string account) => Assert.Empty(BlindSpots.Of(Fleet, [account]));

    [Fact]
    public void WithNeitherAreBlindSpotsOnceEachInOrder()
    {
        var spots = BlindSpots.Of(Fleet, ["999999999999", "444444444444", Fleets.Account, "999999999999"]);

        Assert.Equal(["444444444444", "999999999999"], spots.Select(spot => spot.Account));
        Assert.All(spots, spot => Assert.Null(spot.Region));
    }

    [Fact]
    public void WithOnlyANodeAreNotSeen() => Assert.Single(BlindSpots.Of(
        Fleets.Of([], Fleets.Node(Fleets.Key(1, Fleets.OtherAccount))), [Fleets.OtherAccount]));
}
