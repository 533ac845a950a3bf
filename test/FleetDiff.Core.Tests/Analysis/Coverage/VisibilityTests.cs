using FleetDiff.Core.Analysis.Coverage;

namespace FleetDiff.Core.Tests.Analysis.Coverage;

public class VisibilityTests
{
    private static readonly AccountRegion Here = new(Fleets.Account, Fleets.Ireland);
    private static readonly AccountRegion Empty = new(Fleets.OtherAccount, Fleets.Tokyo);

    [Fact]
    public void WithoutAnyIndexItCanBeSeenWhenItListsAnInstanceOrANode()
    {
        var inventory = Fleets.FromInstances([Fleets.Instance(1)], Fleets.Node(Fleets.Key(2, Fleets.OtherAccount))) with
        {
            Indexes = new HashSet<AccountRegion>(),
        };

        var visibility = new Visibility(inventory);

        Assert.True(visibility.HidesIndexes);
        Assert.True(visibility.CanSee(Here));
        Assert.True(visibility.CanSee(Fleets.Key(9, Fleets.OtherAccount)));
        Assert.False(visibility.CanSee(Empty));
    }

    [Fact]
    public void AViewThatListsNoIndexIsAWarning()
    {
        var inventory = Fleets.With(managed: [1]) with { Indexes = new HashSet<AccountRegion>() };

        Assert.Contains("resource-explorer-2:index", Assert.Single(Fleets.Report(inventory).Warnings), Ordinal);
        Assert.Empty(Fleets.Report(Fleets.With(managed: [1])).Warnings);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;
}
