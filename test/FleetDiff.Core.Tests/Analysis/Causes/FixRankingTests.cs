using FleetDiff.Core.Model;

namespace FleetDiff.Core.Tests.Analysis.Causes;

public sealed class FixRankingTests
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

    [Fact]
    public void NamesAnInstanceProfileWithItsAccount()
    {
        var report = new RunningFleet().Add(20, managed: true).Add(8, managed: false, profile: "team/app").Report();

        Assert.Equal("Instance profile app of 111111111111 lacks permissions", Assert.Single(report.Fixes).Title);
    }

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
}
