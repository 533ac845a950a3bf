namespace FleetDiff.Reporting.Tests.Html;

public class CoverageSectionTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task ListsBlindSpotsBeforeClosedAccounts()
    {
        var page = await PageAsync(
            Account(1, AccountCoverageStatus.Closed, "The account is closed."),
            Account(2, AccountCoverageStatus.BlindSpot, "It has no index."));

        Assert.True(page.IndexOf("It has no index.", Ordinal) < page.IndexOf("The account is closed.", Ordinal));
        Assert.Contains("<td class=\"status\">blind spot</td>", page, Ordinal);
        Assert.Contains("<td class=\"status\">closed or suspended</td>", page, Ordinal);
    }

    [Fact]
    public async Task ManyAccountsWithOneReasonAreOneRow()
    {
        var page = await PageAsync([.. Enumerable.Range(1, 50).Select(number =>
            Account(number, AccountCoverageStatus.BlindSpot, "It has no index."))]);

        Assert.Contains("<summary>50 accounts</summary>", page, Ordinal);
        Assert.Equal(2, page.Split("It has no index.").Length);
        Assert.Contains("<span class=\"id\">900000000050</span>", page, Ordinal);
    }

    [Fact]
    public async Task SaysWhatSeesEachAccountAndRegion()
    {
        var page = await PageAsync(Account(1, AccountCoverageStatus.Seen, null) with
        {
            IsManagementAccount = true,
            Regions =
            [
                new("eu-west-1", HasIndex: true, 12, 10)
                {
                    Sources = [Source.SecurityHub, Source.Config],
                    IsHiddenFromListNodes = true,
                },
            ],
        });

        Assert.Contains(
            "<td class=\"region\">eu-west-1</td><td class=\"index\">yes</td><td>12</td><td>10</td>"
            + "<td class=\"sources\">Security Hub, AWS Config</td>"
            + "<td class=\"why\">management account: ListNodes cannot return its nodes</td>",
            page, Ordinal);
    }

    [Fact]
    public async Task RegionsWithoutAnIndexAreFirst()
    {
        var page = await PageAsync(Account(1, AccountCoverageStatus.Seen, null) with
        {
            Regions = [new("eu-west-1", HasIndex: true, 99, 9), new("us-east-1", HasIndex: false, 1, 0)],
        });

        Assert.True(
            page.IndexOf("<td class=\"region\">us-east-1", Ordinal) < page.IndexOf("<td class=\"region\">eu-west-1", Ordinal));
    }

    private static AccountCoverage Account(int number, AccountCoverageStatus status, string? because) =>
        new($"{900_000_000_000 + number}", status) { Because = because };

    private static Task<string> PageAsync(params AccountCoverage[] coverage) =>
        TestPages.RenderAsync(Fleets.Report(Fleets.With(managed: [1])) with { Coverage = coverage });
}
