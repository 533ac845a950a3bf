using FleetDiff.Core.Analysis.Coverage;

namespace FleetDiff.Core.Tests.Analysis.Coverage;

public class VisibilityTests
{
    [Fact]
    public void WithoutAnyIndexItCanBeSeenWhenItListsAnInstanceOrANode()
    {
        var inventory = Fleets.FromInstances([Fleets.Instance(1)], Fleets.Node(Fleets.Key(2, Fleets.OtherAccount))) with
        {
            Indexes = new HashSet<AccountRegion>(),
        };

        var visibility = new Visibility(inventory);

        Assert.True(visibility.CanSee(Fleets.Key(9)));
        Assert.True(visibility.CanSee(Fleets.Key(9, Fleets.OtherAccount)));
        Assert.False(visibility.CanSee(Fleets.Key(9, Fleets.OtherAccount, Fleets.Tokyo)));
    }

    [Fact]
    public void AViewThatListsNoIndexIsAWarning()
    {
        var inventory = Fleets.With(managed: [1]) with { Indexes = new HashSet<AccountRegion>() };

        Assert.StartsWith("The view lists no index (resource-", Assert.Single(Fleets.Report(inventory).Warnings));
        Assert.Empty(Fleets.Report(Fleets.With(managed: [1])).Warnings);
    }
}
