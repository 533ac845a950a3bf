using FleetDiff.Core.Analysis.Causes;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Tests.Analysis.Causes;

public sealed class CauseRulesTests
{
    private const string InstancesPage = "https://console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:";
    private const string RunbookPage = "https://console.aws.amazon.com/systems-manager/automation/execute/"
        + "AWSSupport-TroubleshootManagedInstance?region=eu-west-1";
    private const string SystemsManagerPage = "https://console.aws.amazon.com/systems-manager/home?region=eu-west-1";
    private const string FleetManagerPage =
        "https://console.aws.amazon.com/systems-manager/fleet-manager/managed-nodes?region=eu-west-1";

    private static readonly CauseEvidence Unknown = new(Fleets.Key(1));
    private static readonly CauseEvidence Running = Unknown with { State = InstanceState.Running };
    private static readonly CauseEvidence Stopped = Unknown with { State = InstanceState.Stopped };
    private static readonly CauseEvidence WithoutProfile = Running with { HasInstanceProfile = false, HasHostManagement = false };

    public static TheoryData<string, CauseEvidence, CauseCode, string> Causes => new()
    {
        { "terminated", Unknown with { State = InstanceState.Terminated }, CauseCode.Terminated, InstancesPage },
        { "a hybrid node", Running with { LikelyNode = "mi-0123456789abcdef0" }, CauseCode.HybridNode, FleetManagerPage },
        { "stopped, managed before", Stopped with { WasManaged = true }, CauseCode.Stopped, InstancesPage },
        { "stopped, SSM.1 fails", Stopped with { WasManaged = true, FailsCheck = true },
            CauseCode.StoppedNeverManaged, InstancesPage },
        { "stopped, never managed", Stopped, CauseCode.StoppedNeverManaged, InstancesPage },
        { "stopped, no profile", Stopped with { HasInstanceProfile = false }, CauseCode.StoppedNeverManaged, InstancesPage },
        { "the index lags", Running with { IsIndexBehind = true, FailsCheck = true }, CauseCode.IndexLag, FleetManagerPage },
        { "no metadata service", Running with { HasMetadataService = false }, CauseCode.MetadataServiceOff, InstancesPage },
        { "no profile", WithoutProfile, CauseCode.NoInstanceProfile, InstancesPage },
        { "no profile, just launched", WithoutProfile with { IsJustLaunched = true },
            CauseCode.NoInstanceProfile, InstancesPage },
        { "no profile, others without one are managed", WithoutProfile with { HasHostManagement = true },
            CauseCode.Unknown, RunbookPage },
        { "no profile, others not known", WithoutProfile with { HasHostManagement = null }, CauseCode.Unknown, RunbookPage },
        { "no profile in a whole Region", WithoutProfile with { HasNoManagedNeighbor = true },
            CauseCode.NotSetUp, FleetManagerPage },
        { "agent stopped", Running with { WasManaged = true, FailsCheck = true }, CauseCode.AgentStopped, SystemsManagerPage },
        { "agent stopped, state unknown", Unknown with { WasManaged = true, FailsCheck = true },
            CauseCode.AgentStopped, SystemsManagerPage },
        { "agent seems stopped, and a subnet explains it",
            Running with { WasManaged = true, FailsCheck = true, Resource = new(SharedKind.Subnet, "subnet-1") },
            CauseCode.Network,
            "https://console.aws.amazon.com/vpcconsole/home?region=eu-west-1#SubnetDetails:subnetId=subnet-1" },
        { "a whole Region", Running with { HasNoManagedNeighbor = true }, CauseCode.NotSetUp, FleetManagerPage },
        { "a whole Region, and it was managed", Running with { HasNoManagedNeighbor = true, WasManaged = true },
            CauseCode.Unknown, RunbookPage },
        { "a whole Region, state unknown", Unknown with { HasNoManagedNeighbor = true }, CauseCode.NotSetUp, FleetManagerPage },
        { "a whole Region, just launched", Running with { HasNoManagedNeighbor = true, IsJustLaunched = true },
            CauseCode.JustLaunched, InstancesPage },
        { "just launched", Running with { IsJustLaunched = true }, CauseCode.JustLaunched, InstancesPage },
        { "unknown", Unknown, CauseCode.Unknown, InstancesPage },
        { "never managed", Running with { FailsCheck = true }, CauseCode.Unknown, RunbookPage },
    };

    public static TheoryData<SharedResource, CauseCode, string, string> Resources => new()
    {
        { new(SharedKind.Image, "ami-0123456789abcdef0"), CauseCode.Image,
            "Image ami-0123456789abcdef0: 0 of 41 running instances are managed; 212 of 220 instances with other images in "
                + "this account and Region are.",
            "https://console.aws.amazon.com/ec2/home?region=eu-west-1#ImageDetails:imageId=ami-0123456789abcdef0" },
        { new(SharedKind.Subnet, "subnet-0123456789abcdef0"), CauseCode.Network,
            "Subnet subnet-0123456789abcdef0: 0 of 41 running instances are managed; 212 of 220 instances in other subnets in "
                + "this account and Region are.",
            "https://console.aws.amazon.com/vpcconsole/home?region=eu-west-1#SubnetDetails:subnetId=subnet-0123456789abcdef0" },
        { new(SharedKind.Vpc, "vpc-0123456789abcdef0"), CauseCode.Network,
            "VPC vpc-0123456789abcdef0: 0 of 41 running instances are managed; 212 of 220 instances in other VPCs in "
                + "this account and Region are.",
            "https://console.aws.amazon.com/vpcconsole/home?region=eu-west-1#VpcDetails:VpcId=vpc-0123456789abcdef0" },
        { new(SharedKind.InstanceProfile, "arn:aws:iam::111122223333:instance-profile/team/web"), CauseCode.InstanceProfile,
            "Instance profile web of 111122223333: 0 of 41 running instances are managed; 212 of 220 instances with other "
                + "instance profiles or none in this account and Region are.",
            "https://console.aws.amazon.com/iam/home#/roles" },
        { new(SharedKind.ImdsVersion, "111122223333/eu-west-1"), CauseCode.MetadataVersion,
            "No instance profile and IMDSv1 allowed: 0 of 41 running instances are managed; 212 of 220 instances without an "
                + "instance profile in this account and Region are.",
            InstancesPage },
    };

    [Theory, MemberData(nameof(Causes))]
    public void FollowsFromTheEvidence(string situation, CauseEvidence seen, CauseCode code, string url)
    {
        var cause = CauseRules.Find(seen);

        Assert.True(code == cause.Code, situation);
        Assert.Equal(url, cause.Url);
    }

    [Theory, MemberData(nameof(Resources))]
    public void NamesTheResourceAndItsCounts(SharedResource resource, CauseCode code, string fact, string url)
    {
        var counted = resource with { Running = 41, ManagedOthers = 212, Others = 220, Locations = 1 };

        var cause = CauseRules.Find(Running with { Resource = counted });

        Assert.Equal((code, fact, url), (cause.Code, cause.Fact, cause.Url));
        Assert.Equal(code == CauseCode.MetadataVersion ? null : resource.Id, cause.Resource);
    }

    [Fact]
    public void NamesTheOtherResourcesOfTheSameInstances()
    {
        var shared = new SharedResource(SharedKind.Image, "ami-1") { Running = 5, Locations = 2, Also = ["subnet-1", "vpc-1"] };

        var cause = CauseRules.Find(Running with { Resource = shared });

        Assert.EndsWith(
            "in the same accounts and Regions are. All of them also share subnet-1 and vpc-1.", cause.Fact,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-gov-west-1", "https://console.amazonaws-us-gov.com/")]
    [InlineData("cn-north-1", "https://console.amazonaws.cn/")]
    [InlineData("us-west-2", "https://console.aws.amazon.com/")]
    [InlineData("us-isob-east-1", null)]
    [InlineData("eusc-de-east-1", null)]
    public void LinksToTheConsoleOfThePartition(string region, string? host)
    {
        var url = CauseRules.Find(new(Fleets.Key(1, region: region))).Url;

        Assert.Equal(host is null ? null : $"{host}ec2/home?region={region}#Instances:", url);
    }
}
