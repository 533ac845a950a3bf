using FleetDiff.Core.Analysis.Causes;

namespace FleetDiff.Core.Tests.Analysis.Causes;

public sealed class FixesTests
{
    [Fact]
    public void RanksCausesOfAllAccountsByInstances()
    {
        var fleet = new RunningFleet().Add(20, managed: true).Add(20, managed: true, account: Fleets.OtherAccount)
            .Add(6, managed: false, image: "ami-bad").Add(8, managed: false, image: "ami-bad", account: Fleets.OtherAccount)
            .Add(3, managed: false, profile: null).Add(7, managed: false, subnet: "subnet-bad");

        var fixes = fleet.Report().Fixes;

        Assert.Equal(
            [
                ("Image ami-bad has no SSM Agent", 14),
                ("Subnet subnet-bad does not reach Systems Manager", 7),
                ("No instance profile", 3),
            ],
            fixes.Select(fix => (fix.Title, fix.Instances)));
        Assert.Equal([Fleets.OtherAccount, Fleets.Account], fixes[0].Accounts);
        Assert.Equal(5, fixes[0].Examples.Count);
        Assert.Equal(14, fixes[0].NewCount);
        Assert.Equal("ami-bad", fixes[0].Cause.Resource);
        Assert.EndsWith(" in the same accounts and Regions are.", fixes[0].Cause.Fact, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:iam::111111111111:instance-profile/team/app", "Instance profile app of 111111111111")]
    [InlineData("web/app", "Instance profile web/app")]
    public void NamesAnInstanceProfileWithItsAccountIfItHasAnArn(string resource, string name) => Assert.Equal(
        $"{name} lacks permissions",
        Fixes.FormatTitle(new(CauseCode.InstanceProfile, "", "", null) { Resource = resource }));

    [Fact]
    public void ACauseWithoutAFixForRunningInstancesIsNotRanked()
    {
        var report = new RunningFleet().Add(20, managed: true).Add(3, managed: false)
            .Add(2, managed: false, change: facts => facts with { State = InstanceState.Stopped })
            .Add(2, managed: false, change: facts => facts with { LaunchedAt = Fleets.Now }).Report();

        Assert.Equal(
            [CauseCode.Unknown, CauseCode.StoppedNeverManaged, CauseCode.JustLaunched],
            report.Unmanaged.Select(row => row.Cause!.Code).Distinct().Order());
        Assert.Empty(report.Fixes);
    }

    [Fact]
    public void InstancesShareOneCause()
    {
        var report = new RunningFleet().Add(20, managed: true).Add(8, managed: false, image: "ami-bad").Report();

        Assert.All(report.Unmanaged, row => Assert.Same(report.Unmanaged[0].Cause, row.Cause));
    }

    [Fact]
    public void CountsWhatIsFixedOfThoseUnmanagedAWeekAgo()
    {
        // 5 is fixed on the third day, 6 on the last, 7 is new and fixed, 8 is removed, 4 stays.
        var reports = Fleets.Reports(Enumerable.Range(0, 8).Select(day => Fleets.With(
            managed: [1, 2, 3, .. day >= 3 ? new[] { 5 } : [], .. day >= 7 ? new[] { 6, 7 } : []],
            unmanaged:
            [
                4, .. day < 3 ? new[] { 5 } : [], .. day < 7 ? new[] { 6, 8 } : [], .. day is > 0 and < 7 ? new[] { 7 } : [],
            ])));

        Assert.Equal(new FixProgress(Fleets.RunDate, Open: 4, Fixed: 2), reports[^1].FixProgress);
        Assert.All(reports.SkipLast(1), report => Assert.Null(report.FixProgress));
    }

    [Fact]
    public void AReopenedInstanceIsNotFixed()
    {
        var reports = Fleets.Reports(Enumerable.Range(0, 8).Select(day => day == 4
            ? Fleets.With(managed: [1, 2, 3])
            : Fleets.With(managed: [1, 2], unmanaged: [3])));

        Assert.Equal(new FixProgress(Fleets.RunDate, Open: 1, Fixed: 0), reports[^1].FixProgress);
    }

    [Fact]
    public void ComparesWithTheLastRunBeforeTheWeek()
    {
        var first = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]), date: Fleets.RunDate.AddDays(-10));

        var later = Fleets.Report(Fleets.With(managed: [1, 2]), first);

        Assert.Equal(new FixProgress(first.Date, Open: 1, Fixed: 1), later.FixProgress);
        Assert.Null(Fleets.Report(Fleets.With(managed: [1, 2]), first, Fleets.RunDate.AddDays(5)).FixProgress);
    }
}
