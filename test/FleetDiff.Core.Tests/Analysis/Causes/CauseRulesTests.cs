using FleetDiff.Core.Analysis.Causes;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Tests.Analysis.Causes;

public sealed class CauseRulesTests
{
    private const string Id = "i-0123456789abcdef0";
    private const string InstancePage =
        "https://console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=" + Id;
    private const string RunbookPage = "https://console.aws.amazon.com/systems-manager/automation/execute/"
        + "AWSSupport-TroubleshootManagedInstance?region=eu-west-1";
    private const string SystemsManagerPage = "https://console.aws.amazon.com/systems-manager/home?region=eu-west-1";
    private const string FleetManagerPage =
        "https://console.aws.amazon.com/systems-manager/fleet-manager/managed-nodes?region=eu-west-1";

    private static readonly CauseEvidence Unknown = new(Key("eu-west-1"));
    private static readonly CauseEvidence Running = Unknown with { State = InstanceState.Running };
    private static readonly CauseEvidence Stopped = Unknown with { State = InstanceState.Stopped };

    public static TheoryData<string, CauseEvidence, CauseCode, string> Causes => new()
    {
        { "terminated", Unknown with { State = InstanceState.Terminated }, CauseCode.Terminated, InstancePage },
        { "stopped, managed before", Stopped with { WasManaged = true }, CauseCode.Stopped, InstancePage },
        { "stopped, SSM.1 fails", Stopped with { WasManaged = true, FailsCheck = true }, CauseCode.StoppedNeverManaged, InstancePage },
        { "stopped, never managed", Stopped, CauseCode.StoppedNeverManaged, InstancePage },
        { "agent stopped", Running with { WasManaged = true, FailsCheck = true }, CauseCode.AgentStopped, SystemsManagerPage },
        { "a whole Region", Running with { HasNoManagedNeighbor = true }, CauseCode.NotSetUp, FleetManagerPage },
        { "a whole Region, and it was managed", Running with { HasNoManagedNeighbor = true, WasManaged = true },
            CauseCode.Unknown, RunbookPage },
        { "a whole Region, state unknown", Unknown with { HasNoManagedNeighbor = true }, CauseCode.Unknown, InstancePage },
        { "unknown", Unknown, CauseCode.Unknown, InstancePage },
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
        var url = CauseRules.Find(new(Key(region))).Url;

        Assert.Equal(host is null ? null : $"{host}ec2/home?region={region}#InstanceDetails:instanceId={Id}", url);
    }

    private static InstanceKey Key(string region)
    {
        Assert.True(InstanceKey.TryParse("111122223333", region, Id, out var key));
        return key;
    }
}
