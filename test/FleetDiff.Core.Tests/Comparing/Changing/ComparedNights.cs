using FleetDiff.Comparing;
using FleetDiff.Comparing.Changing;
using FleetDiff.Fleet;

namespace FleetDiff.Core.Tests.Comparing.Changing;

public class ComparedNights
{
    [Fact]
    public async Task TellManagedThenFromNotInTheInventoryThen()
    {
        var comparison = await CompareAsync(
            Fleets.With(managed: [1, 9]), Fleets.With(managed: [9], unmanaged: [1, 2]));

        Assert.Equal([(1, Standing.Managed), (2, Standing.Absent)],
            comparison.Unmanaged.Select(row => (Number(row), row.Before)));
    }

    [Fact]
    public async Task ListWhatWasResolvedAndWhatIsGone()
    {
        var comparison = await CompareAsync(
            Fleets.With(managed: [9], unmanaged: [1, 2]), Fleets.With(managed: [1, 9]));

        Assert.Equal([(1, Standing.Managed)], comparison.Resolved.Select(row => (Number(row), row.After)));
        Assert.Equal([(2, Standing.Unmanaged)], comparison.Gone.Select(row => (Number(row), row.Before)));
    }

    [Fact]
    public async Task ListWhatIsExemptNowAsChangedAndNotAsResolved()
    {
        var comparison = await CompareAsync(
            Fleets.With(managed: [9], unmanaged: [1]),
            Fleets.Of([Fleets.Instance(1, ("fleetdiff:exempt", "")), Fleets.Instance(9)], Fleets.Node(9)));

        Assert.Empty(comparison.Resolved);
        Assert.Equal([(1, Standing.Unmanaged, Standing.Exempt)],
            comparison.Changed.Select(row => (Number(row), row.Before, row.After)));
    }

    [Fact]
    public async Task CountManagedInstancesThatCameAndWentAndDoNotListThem()
    {
        var comparison = await CompareAsync(Fleets.With(managed: [1, 2, 3]), Fleets.With(managed: [3, 4, 5, 6]));

        Assert.Equal((3, 2, 1), (
            comparison.Count(Standing.Absent, Standing.Managed), comparison.Count(Standing.Managed, Standing.Absent),
            comparison.Count(Standing.Managed, Standing.Managed)));
        Assert.Empty(Listed(comparison));
    }

    [Fact]
    public async Task ListNothingOfWhatStayedAsItWas()
    {
        var comparison = await CompareAsync(
            Fleets.With(managed: [1], unmanaged: [2, 3]), Fleets.With(managed: [1], unmanaged: [2, 3]));

        Assert.Empty(Listed(comparison));
        Assert.Equal(2, comparison.Count(Standing.Unmanaged, Standing.Unmanaged));
    }

    [Fact]
    public async Task HaveTheCountsOfAnAccountThatOnlyOneOfThemHas()
    {
        var comparison = await CompareAsync(
            Fleets.With(managed: [1]),
            Fleets.Of([Fleets.Instance(1), Fleets.Instance(Fleets.Key(2, Fleets.OtherAccount, Fleets.Tokyo))], Fleets.Node(1)));

        Assert.Equal([(Fleets.Account, 1, 1), (Fleets.OtherAccount, null, (int?)1)],
            comparison.Accounts.Select(both => (both.Account, both.Before?.Instances, both.After?.Instances)));
        Assert.Equal([Fleets.Tokyo, Fleets.Ireland], comparison.Regions.Select(both => both.Region));
    }

    [Fact]
    public async Task SayThatOneOfThemIsSuspect()
    {
        var comparison = await CompareAsync(Fleets.With(managed: [1]), Fleets.With(unmanaged: [1]));

        Assert.StartsWith("2026-11-23 is suspect: The view shows", Assert.Single(comparison.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SayThatASourceFailedOnOneOfThem()
    {
        var failed = new SourceEvidence(new(Source.Config, SourceStatus.Denied, null, "no"));

        var comparison = await CompareAsync(
            Night(Fleets.With(managed: [1])), Night(Fleets.With(managed: [1]), Fleets.Tonight, failed));

        Assert.Equal(
            [
                "2026-11-23 did without config (denied): verdicts that rest on it are missing there.",
                "Only one of the two nights asked config: verdicts that rest on it differ for that alone.",
            ],
            comparison.Warnings);
    }

    [Fact]
    public async Task SayThatTheRowsAreNotTheReports()
    {
        var (before, after) = (Night(Fleets.With(managed: [1, 2])), Night(Fleets.With(managed: [1, 2]), Fleets.Tonight));

        var comparison = await Changes.BetweenAsync(
            new(before.Report, Rows(before).Take(1)), new(after.Report, Rows(after)), default);

        Assert.Contains("2 instances in its report and 1 in its", Assert.Single(comparison.Warnings), StringComparison.Ordinal);
    }

    private static Task<NightComparison> CompareAsync(Inventory before, Inventory after) =>
        CompareAsync(Night(before), Night(after, Fleets.Tonight));

    private static Task<NightComparison> CompareAsync(Findings before, Findings after) => Changes.BetweenAsync(
        new(before.Report, Rows(before)), new(after.Report, Rows(after)), default);

    private static Findings Night(Inventory inventory, DateOnly? date = null, params SourceEvidence[] sources) =>
        Fleets.Findings(inventory, date: date ?? Fleets.LastNight, sources: sources);

    private static IAsyncEnumerable<NightRow> Rows(Findings findings) =>
        findings.Instances().Select(row => new NightRow(row.Key, row)).ToAsyncEnumerable();

    private static IEnumerable<ChangedInstance> Listed(NightComparison comparison) =>
        [.. comparison.Unmanaged, .. comparison.Resolved, .. comparison.Gone, .. comparison.Changed];

    private static int Number(ChangedInstance row) => Convert.ToInt32(row.Instance[2..], 16);
}
