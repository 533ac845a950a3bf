using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Tests.Analysis.Causes;

public sealed class SharedResourcesTests
{
    [Fact]
    public void AnImageWithoutManagedInstances()
    {
        var report = WithManaged(20).Add(8, managed: false, image: "ami-bad").Report();

        Assert.Equal([(CauseCode.Image, "ami-bad", 8)], Count(report));
        Assert.Equal(
            "Image ami-bad: 0 of 8 running instances are managed; 20 of 20 instances with other images in this account and "
                + "Region are.",
            report.Unmanaged[0].Cause?.Fact);
    }

    [Fact]
    public void ASubnetWithoutManagedInstances()
    {
        var report = WithManaged(20).Add(8, managed: false, subnet: "subnet-bad").Report();

        Assert.Equal([(CauseCode.Network, "subnet-bad", 8)], Count(report));
    }

    [Fact]
    public void AVpcOfSeveralSubnetsWithoutManagedInstances()
    {
        var report = WithManaged(20).Add(5, managed: false, subnet: "subnet-b", vpc: "vpc-bad")
            .Add(5, managed: false, subnet: "subnet-c", vpc: "vpc-bad").Report();

        Assert.Equal([(CauseCode.Network, "vpc-bad", 10)], Count(report));
    }

    [Fact]
    public void AProfileWithoutManagedInstances()
    {
        var report = WithManaged(20).Add(8, managed: false, profile: "app").Report();

        Assert.Equal(
            [(CauseCode.InstanceProfile, "arn:aws:iam::111111111111:instance-profile/app", 8)], Count(report));
    }

    [Fact]
    public void NoProfileWhereNoneWithoutOneIsManaged()
    {
        var report = WithManaged(20).Add(2, managed: false, profile: null).Report();

        Assert.Equal([(CauseCode.NoInstanceProfile, null, 2)], Count(report));
    }

    [Fact]
    public void NoProfileWhereDefaultHostManagementIsOn()
    {
        var report = WithManaged(20).Add(1, managed: true, profile: null).Add(2, managed: false, profile: null).Report();

        Assert.Equal([(CauseCode.Unknown, null, 2)], Count(report));
    }

    [Fact]
    public void AnOldMetadataVersionWhereDefaultHostManagementIsOn()
    {
        var report = new RunningFleet().Add(20, managed: true, profile: null)
            .Add(8, managed: false, profile: null, change: facts => facts with { RequiresImdsV2 = false }).Report();

        Assert.Equal([(CauseCode.MetadataVersion, null, 8)], Count(report));
    }

    [Fact]
    public void ASubnetWhoseInstancesAllUseTheBadImageIsTheCaseOfTheImage()
    {
        var report = WithManaged(20).Add(8, managed: false, image: "ami-bad")
            .Add(8, managed: false, image: "ami-bad", subnet: "subnet-b", vpc: "vpc-b").Report();

        Assert.Equal([(CauseCode.Image, "ami-bad", 16)], Count(report));
    }

    [Fact]
    public void AnImageWhoseInstancesAreAllInTheBadSubnetIsTheCaseOfTheSubnet()
    {
        var report = WithManaged(20).Add(6, managed: false, image: "ami-b", subnet: "subnet-bad")
            .Add(6, managed: false, image: "ami-c", subnet: "subnet-bad").Report();

        Assert.Equal([(CauseCode.Network, "subnet-bad", 12)], Count(report));
    }

    [Fact]
    public void WhatAChosenResourceLeavesMustSupportTheNextOne()
    {
        var report = WithManaged(20).Add(10, managed: false, image: "ami-b", subnet: "subnet-bad")
            .Add(10, managed: false, subnet: "subnet-bad").Add(2, managed: false, image: "ami-b").Report();

        Assert.Equal([(CauseCode.Network, "subnet-bad", 20), (CauseCode.Unknown, null, 2)], Count(report));
    }

    [Fact]
    public void SaysThatTheSameInstancesShareOtherResources()
    {
        var report = WithManaged(20).Add(8, managed: false, image: "ami-b", subnet: "subnet-b", vpc: "vpc-b").Report();

        Assert.Equal([(CauseCode.Image, "ami-b", 8)], Count(report));
        Assert.EndsWith(" All of them also share subnet-b and vpc-b.", report.Unmanaged[0].Cause?.Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void TooFewInstancesSupportNothing()
    {
        var report = WithManaged(100).Add(4, managed: false, image: "ami-bad").Report();

        Assert.Equal([(CauseCode.Unknown, null, 4)], Count(report));
    }

    [Fact]
    public void AChanceFindingSupportsNothing()
    {
        // A quarter of the other instances is managed: six unmanaged in a row are no surprise.
        var report = WithManaged(10).Add(30, managed: false).Add(6, managed: false, image: "ami-bad").Report();

        Assert.Equal([(CauseCode.Unknown, null, 36)], Count(report));
    }

    [Fact]
    public void ManagedInstancesOfAnotherAccountClearAnImage()
    {
        var report = WithManaged(20).Add(8, managed: false, image: "ami-x")
            .Add(1, managed: true, image: "ami-x", account: Fleets.OtherAccount).Report();

        Assert.Equal([(CauseCode.Unknown, null, 8)], Count(report));
    }

    [Fact]
    public void FewManagedInstancesOfAnotherAccountAreExceptions()
    {
        var report = WithManaged(20).Add(20, managed: false, image: "ami-bad").Add(20, managed: true, account: Fleets.OtherAccount)
            .Add(2, managed: true, image: "ami-bad", account: Fleets.OtherAccount)
            .Add(3, managed: false, image: "ami-bad", account: Fleets.OtherAccount).Report();

        Assert.Equal([(CauseCode.Image, "ami-bad", 20), (CauseCode.Unknown, null, 3)], Count(report));
        Assert.Equal(
            "Image ami-bad: 2 of 25 running instances are managed, and 0 of 20 instances where this is the cause; 20 of 20 "
                + "instances with other images in this account and Region are.",
            report.Unmanaged[0].Cause?.Fact);
    }

    [Fact]
    public void AnInstanceThatWasManagedClearsItsImageAndNotItsSubnet()
    {
        var fleet = WithManaged(20).Add(8, managed: false, image: "ami-x", subnet: "subnet-x");
        var passed = TestEvidence.FromSystemsManager((21, ManagementStatus.Unmanaged)) with
        {
            Nodes = new Dictionary<InstanceKey, NodeFacts> { [Fleets.Key(21)] = new(null, "3.3.1", null, null) },
        };

        Assert.Equal([(CauseCode.Network, "subnet-x", 8)], Count(fleet.Report(fleet.Count(), others: passed)));
    }

    [Fact]
    public void CountsThatAreMissingSupportNothing()
    {
        var fleet = WithManaged(20).Add(8, managed: false, image: "ami-bad").Add(2, managed: false, profile: null);

        Assert.Equal([(CauseCode.Unknown, null, 10)], Count(fleet.Report(counts: null)));
    }

    [Fact]
    public void AJustLaunchedInstanceHasTheCauseOfItsImageAndSupportsNone()
    {
        var fleet = WithManaged(20).Add(5, managed: false, image: "ami-bad")
            .Add(1, managed: false, image: "ami-bad", change: JustLaunched).Add(6, managed: false, image: "ami-new", change: JustLaunched);

        Assert.Equal([(CauseCode.Image, "ami-bad", 6), (CauseCode.JustLaunched, null, 6)], Count(fleet.Report()));
    }

    private static InstanceFacts JustLaunched(InstanceFacts facts) => facts with { LaunchedAt = Fleets.At(Fleets.PreviousDate, 22) };

    private static RunningFleet WithManaged(int count) => new RunningFleet().Add(count, managed: true);

    private static List<(CauseCode Code, string? Resource, int Count)> Count(Report report) =>
    [
        .. report.Unmanaged.CountBy(row => (row.Cause!.Code, row.Cause.Resource))
            .Select(cause => (cause.Key.Code, cause.Key.Resource, cause.Value))
            .OrderByDescending(cause => cause.Value).ThenBy(cause => cause.Code),
    ];
}
