namespace FleetDiff.Core.Tests.Analysis;

public class SanityCheckTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Theory]
    [InlineData(new int[0], new int[0], null, "The view shows no EC2 instance at all. Likely ")]
    [InlineData(new int[0], new[] { 1, 2 }, null, "The view shows 2 EC2 instances and no managed node for any of them. Likely ")]
    [InlineData(new[] { 1, 2 }, new int[0], new[] { 1, 2, 3, 4 }, "EC2 instances fell from 4 on 2026-11-22 to 2. Likely ")]
    public void NoInstanceNoNodeAndAFallToHalfAreSuspect(int[] managed, int[] unmanaged, int[]? before, string because) =>
        Assert.StartsWith(
            because,
            Because(Fleets.With(managed, unmanaged, orphans: [9]), before is null ? null : Fleets.With(before)), Ordinal);

    [Theory]
    [InlineData("half the nodes", new[] { 1, 2 }, new[] { 3, 4 }, new[] { 1, 2, 3, 4 })]
    [InlineData("one of two instances", new[] { 1 }, new int[0], new[] { 1, 2 })]
    [InlineData("less than half", new[] { 1, 2, 3 }, new int[0], new[] { 1, 2, 3, 4, 5 })]
    [InlineData("nothing: a fleet of one", new[] { 1 }, new int[0], new[] { 1 })]
    [InlineData("nothing: growth", new[] { 1 }, new[] { 2, 3, 4, 5 }, new[] { 1 })]
    [InlineData("nothing: the first run", new[] { 1 }, new[] { 2, 3, 4, 5 }, null)]
    public void LosingLittleIsNotSuspect(string what, int[] managed, int[] unmanaged, int[]? before) => Assert.True(
        Because(Fleets.With(managed, unmanaged), before is null ? null : Fleets.With(before)) is null, what);

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void AFallIsAcceptedAfterThreeSuspectRuns(int suspectSince, bool suspect) => Assert.Equal(
        suspect, Because(Fleets.With(managed: [1]), Fleets.With(managed: [1, 2, 3, 4]), suspectSince) is not null);

    [Fact]
    public void AFleetWithoutAnyManagedNodeStaysSuspect() => Assert.NotNull(
        Because(Fleets.With(unmanaged: [1, 2]), Fleets.With(managed: [1, 2]), suspectSince: 300));

    [Fact]
    public void AFallInOneAccountIsReportedForThatAccountOnly()
    {
        var check = Check(Accounts(10, 20, 20), Accounts(70, 20, 20));

        Assert.Null(check.SuspectBecause);
        Assert.Equal(
            "Account 000000000001: instances fell from 70 to 10 since the baseline. They were removed, or the index of the "
                + "account lists only some of them: check the account.",
            Assert.Single(check.Jumps).Description);
    }

    [Fact]
    public void AFallInMoreThanATenthOfTheAccountsMakesTheRunSuspect()
    {
        var check = Check(Accounts(2, 2, 20), Accounts(70, 70, 20));

        Assert.StartsWith("EC2 instances fell from 160 on 2026-11-22 to 24, in more than a few accounts. ", check.SuspectBecause);
        Assert.Equal(2, check.Jumps.Count);
    }

    [Fact]
    public void TwoOfTwentyAccountsCannotMakeARunSuspect() => Assert.Null(Check(
        Accounts([1, 1, .. Enumerable.Repeat(5, 18)]), Accounts([500, 500, .. Enumerable.Repeat(5, 18)])).SuspectBecause);

    [Fact]
    public void GrowthOfOneAccountDoesNotHideTheFallOfOthers() =>
        Assert.NotNull(Check(Accounts(200, 0, 0, 2), Accounts(20, 20, 20, 20)).SuspectBecause);

    [Fact]
    public void ARiseIsReportedAndIsNotAFall()
    {
        var jump = Assert.Single(Check(Accounts(70, 20), Accounts(10, 20)).Jumps);

        Assert.False(jump.IsFall);
        Assert.StartsWith("Account 000000000001: instances rose from 10 to 70", jump.Description);
    }

    [Theory]
    [InlineData(19, 10)]
    [InlineData(12, 3)]
    [InlineData(10, 19)]
    [InlineData(0, 60)]
    public void SmallChangesAndNewAccountsAreNotReported(int before, int now) =>
        Assert.Empty(Check(Accounts(now, 5), Accounts(before, 5)).Jumps);

    private static FleetInventory Accounts(params int[] counts)
    {
        Instance[] all =
        [
            .. counts.SelectMany((count, account) => Enumerable.Range(1, count)
                .Select(n => Fleets.Instance(Fleets.Key((account * 1000) + n, $"{account + 1:d12}")))),
        ];
        return Fleets.FromInstances(all, [.. all.Select(instance => new Node(instance.Key, null))]);
    }

    private static Report Check(FleetInventory current, FleetInventory before) =>
        Fleets.Report(current, Fleets.EarlierReports(before));

    private static string? Because(FleetInventory current, FleetInventory? before = null, int suspectSince = 0) => Fleets.Report(
        current, before is null ? null : Fleets.EarlierReports(before), suspectSince: suspectSince).SuspectBecause;
}
