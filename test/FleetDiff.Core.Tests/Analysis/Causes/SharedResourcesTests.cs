using FleetDiff.Core.Analysis.Causes;

namespace FleetDiff.Core.Tests.Analysis.Causes;

public sealed class SharedResourcesTests
{
    private const string Profile = "arn:aws:iam::111111111111:instance-profile/team/app";

    /// <summary>A VPC has two bad subnets. Without a profile, the old metadata version is the cause.</summary>
    [Theory]
    [InlineData(SharedKind.Image, CauseCode.Image, "ami-bad", "Image ami-bad", "with other images",
        "ec2/home?region=eu-west-1#ImageDetails:imageId=ami-bad")]
    [InlineData(SharedKind.Subnet, CauseCode.Network, "subnet-bad", "Subnet subnet-bad", "in other subnets",
        "vpcconsole/home?region=eu-west-1#SubnetDetails:subnetId=subnet-bad")]
    [InlineData(SharedKind.Vpc, CauseCode.Network, "vpc-bad", "VPC vpc-bad", "in other VPCs",
        "vpcconsole/home?region=eu-west-1#VpcDetails:VpcId=vpc-bad")]
    [InlineData(SharedKind.InstanceProfile, CauseCode.InstanceProfile, Profile, "Instance profile app of 111111111111",
        "with other instance profiles or none", "iam/home#/roles")]
    [InlineData(SharedKind.ImdsVersion, CauseCode.MetadataVersion, null, "No instance profile and IMDSv1 allowed",
        "without an instance profile", "ec2/home?region=eu-west-1#Instances:")]
    public void AResourceWithoutManagedInstances(
        SharedKind kind, CauseCode code, string? resource, string what, string others, string page)
    {
        var fleet = new RunningFleet().Add(20, managed: true, profile: kind == SharedKind.ImdsVersion ? null : "web");
        fleet = kind switch
        {
            SharedKind.Image => fleet.Add(10, managed: false, image: "ami-bad"),
            SharedKind.Subnet => fleet.Add(10, managed: false, subnet: "subnet-bad"),
            SharedKind.Vpc => fleet.Add(5, managed: false, subnet: "subnet-b", vpc: "vpc-bad")
                .Add(5, managed: false, subnet: "subnet-c", vpc: "vpc-bad"),
            SharedKind.InstanceProfile => fleet.Add(10, managed: false, profile: "team/app"),
            _ => fleet.Add(10, managed: false, profile: null, change: facts => facts with { RequiresImdsV2 = false }),
        };

        var report = fleet.Report();

        AssertCauses(report, (code, resource, 10));
        Assert.Equal(
            ($"{what}: 0 of 10 running instances are managed; 20 of 20 instances {others} in this account and Region are.",
                $"https://console.aws.amazon.com/{page}"),
            (report.Unmanaged[0].Cause?.Fact, report.Unmanaged[0].Cause?.Url));
    }

    [Fact]
    public void NoProfileWhereNoneWithoutOneIsManaged() => AssertCauses(
        WithManaged(20).Add(2, managed: false, profile: null), (CauseCode.NoInstanceProfile, null, 2));

    [Fact]
    public void NoProfileWhereDefaultHostManagementIsOn() => AssertCauses(
        WithManaged(20).Add(1, managed: true, profile: null).Add(2, managed: false, profile: null),
        (CauseCode.Unknown, null, 2));

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
    public void AnAgentThatSeemsStoppedClearsTheImageAndNotTheSubnet()
    {
        var passed = TestEvidence.FromSystemsManager((21, ManagementStatus.Unmanaged)) with
        {
            Nodes = new Dictionary<InstanceKey, NodeFacts> { [Fleets.Key(21)] = new(null, "3.3.1", null, null) },
        };

        AssertCauses(
            WithManaged(20).Add(8, managed: false, image: "ami-x", subnet: "subnet-x")
                .Report(others: [passed, TestEvidence.FromSecurityHub((21, ManagementStatus.Unmanaged))]),
            (CauseCode.Network, "subnet-x", 8));
    }

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
