using FleetDiff.Core.Analysis.Causes;

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
    private static readonly InstanceFacts NoProfile = RunningFleet.Facts with { HasInstanceProfile = false };
    private static readonly CauseEvidence WithoutProfile = Running with { Facts = NoProfile, HasHostManagement = false };

    public static TheoryData<string, CauseEvidence, CauseCode, string> Causes => new()
    {
        { "terminated", Unknown with { State = InstanceState.Terminated }, CauseCode.Terminated, InstancesPage },
        { "a hybrid node", Running with { LikelyNode = "mi-0123456789abcdef0" }, CauseCode.HybridNode, FleetManagerPage },
        { "stopped, managed before", Stopped with { WasManaged = true }, CauseCode.Stopped, InstancesPage },
        { "stopped, SSM.1 fails", Stopped with { WasManaged = true, FailsCheck = true },
            CauseCode.StoppedNeverManaged, InstancesPage },
        { "stopped, never managed", Stopped, CauseCode.StoppedNeverManaged, InstancesPage },
        { "stopped, no profile", Stopped with { Facts = NoProfile }, CauseCode.StoppedNeverManaged, InstancesPage },
        { "the index lags", Running with { IsIndexBehind = true, FailsCheck = true }, CauseCode.IndexLag, FleetManagerPage },
        { "no metadata service", Running with { Facts = RunningFleet.Facts with { HasMetadataService = false } },
            CauseCode.MetadataServiceOff, InstancesPage },
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

    [Theory, MemberData(nameof(Causes))]
    public void FollowsFromTheEvidence(string situation, CauseEvidence seen, CauseCode code, string url)
    {
        var cause = CauseRules.Find(seen);

        Assert.True(code == cause.Code, situation);
        Assert.Equal(url, cause.Url);
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
