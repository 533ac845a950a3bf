namespace FleetDiff.Reporting.Tests;

/// <summary>The blind spots in the summary that every output uses.</summary>
public class MissingCoverageTests
{
    [Fact]
    public void ManyAccountsWithoutAnIndexAreOneProblem()
    {
        var summary = Summarize(withIndex: 178, without: 52);

        var problem = Assert.Single(summary.MissingCoverage);
        Assert.Equal((MissingCoverageKind.BlindSpot, "52 accounts", 52), (problem.Kind, problem.What, problem.Count));
        Assert.Equal(
            "52 of 230 active accounts have no index: app-2 (200000000000), app-2 (200000000001), app-2 (200000000002) and 49 "
            + "more. Turn Resource Explorer on in all of them at once: docs/coverage.md, Accounts without an index.",
            problem.Line);
        Assert.Equal("52 blind spots", summary.MissingCoverageShort);
        Assert.Equal(52, summary.Report.BlindSpots.Count);
    }

    [Fact]
    public void AFewAccountsWithoutAnIndexAreSeparateProblems()
    {
        var summary = Summarize(withIndex: 10, without: 3);

        Assert.Equal(3, summary.MissingCoverage.Count);
        Assert.Equal("Account app-2 (200000000000)", summary.MissingCoverage[0].What);
    }

    [Fact]
    public void OtherBlindSpotsStaySeparate()
    {
        var summary = Summarize(withIndex: 10, without: 4, TestEvidence.FromSecurityHub(
            (Fleets.Key(1, "100000000000", Fleets.Tokyo), ManagementStatus.Unmanaged)));

        Assert.Equal(
            ["4 accounts", "Account app-1 (100000000000) ap-northeast-1"], summary.MissingCoverage.Select(problem => problem.What));
    }

    [Fact]
    public void AccountsOfAListAreCountedWithoutTheOrganization()
    {
        var accounts = Enumerable.Range(0, 6).Select(n => $"{200_000_000_000 + n}").ToArray();

        var summary = new ReportSummary(Fleets.Report(Fleets.With(managed: [1]), rules: new() { Accounts = accounts }));

        Assert.StartsWith(
            "6 expected accounts have no index: 200000000000, 200000000001, 200000000002 and 3 more.",
            summary.MissingCoverage[0].Line, StringComparison.Ordinal);
    }

    private static ReportSummary Summarize(int withIndex, int without, params SourceEvidence[] sources)
    {
        var seen = Enumerable.Range(0, withIndex).Select(n => $"{100_000_000_000 + n}").ToArray();
        var hidden = Enumerable.Range(0, without).Select(n => $"{200_000_000_000 + n}").ToArray();
        return new(Fleets.Findings(
            TestOrganization.Showing(seen), rules: new() { ExpectsOrganization = true },
            sources: [TestOrganization.Of([.. seen, .. hidden]), .. sources]).Report);
    }
}
