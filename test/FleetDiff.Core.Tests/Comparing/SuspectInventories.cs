using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Core.Tests.Comparing;

public class SuspectInventories
{
    [Fact]
    public void ShowNoInstanceAtAll() => Assert.StartsWith(
        "The view shows no EC2 instance at all. Likely ", Because(Fleets.With(orphans: [1])), Ordinal);

    [Fact]
    public void ShowInstancesAndNoManagedNodeOfThem() => Assert.StartsWith(
        "The view shows 2 EC2 instances and no managed node for any of them. Likely ",
        Because(Fleets.With(unmanaged: [1, 2], orphans: [3])), Ordinal);

    [Fact]
    public void HaveFallenToHalfTheInstances() => Assert.StartsWith(
        "EC2 instances fell from 4 on 2026-11-22 to 2. Likely ",
        Because(Fleets.With(managed: [1, 2]), before: Fleets.With(managed: [1, 2, 3, 4])), Ordinal);

    [Fact]
    public void HaveFallenToHalfTheManagedInstances() => Assert.StartsWith(
        "Managed instances fell from 4 on 2026-11-22 to 2. Likely ",
        Because(Fleets.With(managed: [1, 2], unmanaged: [3, 4]), before: Fleets.With(managed: [1, 2, 3, 4])), Ordinal);

    [Fact]
    public void AreNotThoseThatLostOneOfTwo() =>
        Assert.Null(Because(Fleets.With(managed: [1]), before: Fleets.With(managed: [1, 2])));

    [Fact]
    public void AreNotThoseThatLostLessThanHalf() =>
        Assert.Null(Because(Fleets.With(managed: [1, 2, 3]), before: Fleets.With(managed: [1, 2, 3, 4, 5])));

    [Fact]
    public void AreNotThoseOfTheFirstNight() =>
        Assert.Null(Because(Fleets.With(managed: [1], unmanaged: [2, 3, 4, 5])));

    [Fact]
    public void AreNotThoseOfAFleetOfOne() =>
        Assert.Null(Because(Fleets.With(managed: [1]), before: Fleets.With(managed: [1])));

    [Fact]
    public void AreNotThoseThatGrew() =>
        Assert.Null(Because(Fleets.With(managed: [1], unmanaged: [2, 3, 4, 5]), before: Fleets.With(managed: [1])));

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void AreBelievedAfterThreeSuspectNights(int suspectSince, bool suspect) => Assert.Equal(
        suspect, Because(Fleets.With(managed: [1]), Fleets.With(managed: [1, 2, 3, 4]), suspectSince) is not null);

    [Fact]
    public void AreNeverBelievedWithoutAnyManagedNode() => Assert.NotNull(
        Because(Fleets.With(unmanaged: [1, 2]), Fleets.With(managed: [1, 2]), suspectSince: 300));

    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public void AreNotThoseOfAFleetThatIsStoppedForTheWeekend() => Assert.Null(Suspicion.Of(
        Comparison.Of(Fleets.With(managed: [1], unmanaged: [2, 3, 4])),
        new Baseline(Fleets.Report(Fleets.With(managed: [1, 2, 3, 4]))),
        dormant: 3));

    private static string? Because(Inventory tonight, Inventory? before = null, int suspectSince = 0) => Suspicion.Of(
        Comparison.Of(tonight), new Baseline(before is null ? null : Fleets.LastNights(before), suspectSince));
}
