using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Tests.Analysis.Causes;

public sealed class SharedResourcesTests
{
    [Fact]
    public void AnImageWithoutManagedInstances()
    {
        var report = WithManaged(20).Add(8, managed: false, image: "ami-bad").Report();

        AssertCauses(report, (CauseCode.Image, "ami-bad", 8));
        Assert.Equal(
            "Image ami-bad: 0 of 8 running instances are managed; 20 of 20 instances with other images in this account and "
                + "Region are.",
            report.Unmanaged[0].Cause?.Fact);
    }

    [Fact]
    public void ASubnetWithoutManagedInstances() => AssertCauses(
        WithManaged(20).Add(8, managed: false, subnet: "subnet-bad"), (CauseCode.Network, "subnet-bad", 8));

    [Fact]
    public void AVpcOfSeveralSubnetsWithoutManagedInstances() => AssertCauses(
        WithManaged(20).Add(5, managed: false, subnet: "subnet-b", vpc: "vpc-bad")
            .Add(5, managed: false, subnet: "subnet-c", vpc: "vpc-bad"),
        (CauseCode.Network, "vpc-bad", 10));

    [Fact]
    public void AProfileWithoutManagedInstances() => AssertCauses(
        WithManaged(20).Add(8, managed: false, profile: "app"),
        (CauseCode.InstanceProfile, "arn:aws:iam::111111111111:instance-profile/app", 8));

    [Fact]
    public void NoProfileWhereNoneWithoutOneIsManaged() => AssertCauses(
        WithManaged(20).Add(2, managed: false, profile: null), (CauseCode.NoInstanceProfile, null, 2));

    [Fact]
    public void NoProfileWhereDefaultHostManagementIsOn() => AssertCauses(
        WithManaged(20).Add(1, managed: true, profile: null).Add(2, managed: false, profile: null),
        (CauseCode.Unknown, null, 2));

    [Fact]
    public void AnOldMetadataVersionWhereDefaultHostManagementIsOn() => AssertCauses(
        new RunningFleet().Add(20, managed: true, profile: null)
            .Add(8, managed: false, profile: null, change: facts => facts with { RequiresImdsV2 = false }),
        (CauseCode.MetadataVersion, null, 8));

    [Fact]
    public void ASubnetWhoseInstancesAllUseTheBadImageIsTheCaseOfTheImage() => AssertCauses(
        WithManaged(20).Add(8, managed: false, image: "ami-bad")
            .Add(8, managed: false, image: "ami-bad", subnet: "subnet-b", vpc: "vpc-b"),
        (CauseCode.Image, "ami-bad", 16));

    [Fact]
    public void AnImageWhoseInstancesAreAllInTheBadSubnetIsTheCaseOfTheSubnet() => AssertCauses(
        WithManaged(20).Add(6, managed: false, image: "ami-b", subnet: "subnet-bad")
            .Add(6, managed: false, image: "ami-c", subnet: "subnet-bad"),
        (CauseCode.Network, "subnet-bad", 12));

    [Fact]
    public void WhatAChosenResourceLeavesMustSupportTheNextOne() => AssertCauses(
        WithManaged(20).Add(10, managed: false, image: "ami-b", subnet: "subnet-bad")
            .Add(10, managed: false, subnet: "subnet-bad").Add(2, managed: false, image: "ami-b"),
        (CauseCode.Network, "subnet-bad", 20), (CauseCode.Unknown, null, 2));

    [Fact]
    public void SaysThatTheSameInstancesShareOtherResources()
    {
        var report = WithManaged(20).Add(8, managed: false, image: "ami-b", subnet: "subnet-b", vpc: "vpc-b").Report();

        AssertCauses(report, (CauseCode.Image, "ami-b", 8));
        Assert.EndsWith(" All of them also share subnet-b and vpc-b.", report.Unmanaged[0].Cause?.Fact, StringComparison.Ordinal);
    }

    [Fact]
    public void TooFewInstancesSupportNothing() => AssertCauses(
        WithManaged(100).Add(4, managed: false, image: "ami-bad"), (CauseCode.Unknown, null, 4));

    // A quarter of the other instances is managed: six unmanaged in a row are no surprise.
    [Fact]
    public void AChanceFindingSupportsNothing() => AssertCauses(
        WithManaged(10).Add(30, managed: false).Add(6, managed: false, image: "ami-bad"), (CauseCode.Unknown, null, 36));

    [Fact]
    public void ManagedInstancesOfAnotherAccountClearAnImage() => AssertCauses(
        WithManaged(20).Add(8, managed: false, image: "ami-x")
            .Add(1, managed: true, image: "ami-x", account: Fleets.OtherAccount),
        (CauseCode.Unknown, null, 8));

    [Fact]
    public void FewManagedInstancesOfAnotherAccountAreExceptions()
    {
        var report = WithManaged(20).Add(20, managed: false, image: "ami-bad")
            .Add(20, managed: true, account: Fleets.OtherAccount)
            .Add(2, managed: true, image: "ami-bad", account: Fleets.OtherAccount)
            .Add(3, managed: false, image: "ami-bad", account: Fleets.OtherAccount).Report();

        AssertCauses(report, (CauseCode.Image, "ami-bad", 20), (CauseCode.Unknown, null, 3));
        Assert.Equal(
            "Image ami-bad: 2 of 25 running instances are managed, and 0 of 20 instances where this is the cause; 20 of 20 "
                + "instances with other images in this account and Region are.",
            report.Unmanaged[0].Cause?.Fact);
    }

    [Fact]
    public void AnInstanceThatWasManagedClearsItsImageAndNotItsSubnet()
    {
        var passed = TestEvidence.FromSystemsManager((21, ManagementStatus.Unmanaged)) with
        {
            Nodes = new Dictionary<InstanceKey, NodeFacts> { [Fleets.Key(21)] = new(null, "3.3.1", null, null) },
        };

        AssertCauses(
            WithManaged(20).Add(8, managed: false, image: "ami-x", subnet: "subnet-x").Report(passed),
            (CauseCode.Network, "subnet-x", 8));
    }

    [Fact]
    public void CountsThatAreMissingSupportNothing() => AssertCauses(
        WithManaged(20).Add(8, managed: false, image: "ami-bad").Add(2, managed: false, profile: null).Report(counts: null, []),
        (CauseCode.Unknown, null, 10));

    [Fact]
    public void AJustLaunchedInstanceHasTheCauseOfItsImageAndSupportsNone() => AssertCauses(
        WithManaged(20).Add(5, managed: false, image: "ami-bad")
            .Add(1, managed: false, image: "ami-bad", change: JustLaunched)
            .Add(6, managed: false, image: "ami-new", change: JustLaunched),
        (CauseCode.Image, "ami-bad", 6), (CauseCode.JustLaunched, null, 6));

    private static InstanceFacts JustLaunched(InstanceFacts facts) =>
        facts with { LaunchedAt = Fleets.At(Fleets.PreviousDate, 22) };

    private static RunningFleet WithManaged(int count) => new RunningFleet().Add(count, managed: true);

    private static void AssertCauses(RunningFleet fleet, params (CauseCode, string?, int)[] causes) =>
        AssertCauses(fleet.Report(), causes);

    private static void AssertCauses(Report report, params (CauseCode, string?, int)[] causes) => Assert.Equal(
        causes,
        report.Unmanaged.CountBy(row => (row.Cause!.Code, row.Cause.Resource))
            .Select(cause => (cause.Key.Code, cause.Key.Resource, cause.Value))
            .OrderByDescending(cause => cause.Value).ThenBy(cause => cause.Code));
}
