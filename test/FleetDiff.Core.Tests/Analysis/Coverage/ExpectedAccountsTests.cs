namespace FleetDiff.Core.Tests.Analysis.Coverage;

public class ExpectedAccountsTests
{
    private static readonly FleetInventory Fleet = Fleets.FromInstances(
        [Fleets.Instance(1), Fleets.Instance(Fleets.Key(1, "000000000000")), Fleets.Instance(2)]) with
    { Indexes = new HashSet<AccountRegion> { new("333333333333", "eu-west-1") } };

    [Fact]
    public void AccountsWithoutAnInstanceOrAnIndexAreBlindSpotsOnceInOrder()
    {
        var spots = Spots(Fleet, Known("333333333333", "999999999999", "444444444444", "999999999999"));

        Assert.Equal(["444444444444", "999999999999"], spots.Select(spot => spot.Account));
        Assert.All(spots, spot => Assert.Null(spot.Region));
    }

    [Fact]
    public void AccountsWithOnlyANodeAreNotVisible() => Assert.Single(Spots(
        Fleets.FromInstances([], Fleets.Node(Fleets.Key(1, Fleets.OtherAccount))) with
        {
            Indexes = new HashSet<AccountRegion> { new(Fleets.Account, Fleets.Ireland) },
        },
        [Fleets.OtherAccount]));

    [Fact]
    public void NamesIndexesThatTheViewDoesNotShow()
    {
        var inventory = Fleet with
        {
            MemberIndexes = new HashSet<AccountRegion>
            {
                new("444444444444", "us-east-1"), new("444444444444", "eu-west-1"), new("555555555555", "eu-west-1"),
            },
        };

        var spot = Assert.Single(Spots(inventory, Known("444444444444")));

        Assert.StartsWith(
            "It has an index in eu-west-1, us-east-1, but the view shows nothing of it", spot.Because, Ordinal);
        Assert.False(spot.HasNoIndex);
    }

    [Fact]
    public void ARegionThatOnlyAnotherSourceReportsIsABlindSpot()
    {
        var elsewhere = TestEvidence.FromSecurityHub(
            (Fleets.Key(8, region: Fleets.Tokyo), ManagementStatus.Unmanaged),
            (Fleets.Key(9, region: Fleets.Tokyo), ManagementStatus.Managed), (Fleets.Key(9), ManagementStatus.Managed));

        var spot = Assert.Single(Spots(Fleet, Known(), elsewhere));

        Assert.Equal((Fleets.Account, Fleets.Tokyo), (spot.Account, spot.Region));
        Assert.Contains("2 instances", spot.Because, Ordinal);
    }

    [Fact]
    public void ARegionWithAnIndexOrAnInstanceIsNoBlindSpot()
    {
        var indexed = Fleet with { Indexes = new HashSet<AccountRegion> { new(Fleets.Account, Fleets.Tokyo) } };
        var elsewhere = TestEvidence.FromSecurityHub((Fleets.Key(8, region: Fleets.Tokyo), ManagementStatus.Managed));

        Assert.Empty(Spots(indexed, Known(), elsewhere));
        Assert.Empty(Spots(
            Fleet with { Indexes = new HashSet<AccountRegion>() }, Known(),
            TestEvidence.FromSecurityHub((Fleets.Key(9), ManagementStatus.Managed))));
    }

    [Fact]
    public void WarnsAboutAccountsWithInstancesThatAreNotExpected()
    {
        var spot = Assert.Single(Spots(Fleet, [Fleets.Account]), spot => spot.Account == "000000000000");

        Assert.StartsWith("It has instances and is not an expected account.", spot.Because, Ordinal);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string[] Known(params string[] more) => [Fleets.Account, "000000000000", .. more];

    private static IReadOnlyList<BlindSpot> Spots(
        FleetInventory inventory, string[] expected, params SourceEvidence[] sources) =>
        Fleets.Findings(inventory, rules: new() { Accounts = expected }, sources: sources).Report.BlindSpots;
}
