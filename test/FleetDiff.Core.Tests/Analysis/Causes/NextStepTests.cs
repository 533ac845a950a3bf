using FleetDiff.Core.Analysis.Causes;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Tests.Analysis.Causes;

public sealed class NextStepTests
{
    private const string Id = "i-0123456789abcdef0";
    private const string OperatingSystem = "Operating system configuration";
    private const string DefaultHostManagement =
        "Systems Manager service configuration (Default Host Management Configuration)";

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

    public static TheoryData<string, CauseEvidence, string?, string, string> Steps => new()
    {
        { "terminated", Unknown with { State = InstanceState.Terminated }, null, "terminated", InstancePage },
        { "stopped, managed before", Stopped with { WasManaged = true }, null, "managed again", InstancePage },
        { "stopped, SSM.1 fails", Stopped with { WasManaged = true, FailsCheck = true }, null, "start unmanaged",
            InstancePage },
        { "stopped, never managed", Stopped, null, "start unmanaged", InstancePage },
        { "stopped, EKS", Stopped with { Group = GroupKind.EksCluster }, null, "start unmanaged", InstancePage },
        { "agent stopped", Running with { WasManaged = true, FailsCheck = true }, OperatingSystem, "Agent has probably stopped",
            SystemsManagerPage },
        { "a whole Region", Running with { HasNoManagedNeighbor = true }, DefaultHostManagement, "account and Region",
            FleetManagerPage },
        { "a whole Region, and it was managed", Running with { HasNoManagedNeighbor = true, WasManaged = true }, null,
            "managed before", RunbookPage },
        { "a whole Region, state unknown", Unknown with { HasNoManagedNeighbor = true }, null, "whether it is running",
            InstancePage },
        { "EKS", Running with { Group = GroupKind.EksCluster }, null, "node group", RunbookPage },
        { "EKS, state unknown", Unknown with { Group = GroupKind.EksCluster }, null, "node group", RunbookPage },
        { "ECS", Running with { Group = GroupKind.EcsCluster }, null, "capacity provider", RunbookPage },
        { "unknown", Unknown, null, "whether it is running", InstancePage },
        { "unknown, managed before", Unknown with { WasManaged = true }, null, "whether it is running", InstancePage },
        { "managed before", Running with { WasManaged = true }, null, "managed before", RunbookPage },
        { "never managed", Running with { FailsCheck = true }, null, "never seen managed", RunbookPage },
        { "an Auto Scaling group", Running with { Group = GroupKind.AutoScalingGroup }, null, "never seen",
            RunbookPage },
    };

    [Theory, MemberData(nameof(Steps))]
    public void FollowsFromTheEvidence(string situation, CauseEvidence seen, string? category, string advice, string url)
    {
        var step = NextStepRules.Recommend(seen);

        Assert.True(category == step.Category, situation);
        Assert.Contains(advice, step.Advice, StringComparison.Ordinal);
        Assert.Equal(url, step.Url);
    }

    [Theory]
    [InlineData("us-gov-west-1", "https://console.amazonaws-us-gov.com/")]
    [InlineData("cn-north-1", "https://console.amazonaws.cn/")]
    [InlineData("us-west-2", "https://console.aws.amazon.com/")]
    [InlineData("us-isob-east-1", null)]
    [InlineData("eusc-de-east-1", null)]
    public void LinksToTheConsoleOfThePartition(string region, string? host)
    {
        var url = NextStepRules.Recommend(new(Key(region))).Url;

        Assert.Equal(host is null ? null : $"{host}ec2/home?region={region}#InstanceDetails:instanceId={Id}", url);
    }

    [Fact]
    public void IsOneSentenceAndNamesNoActionThatChangesAnInstance()
    {
        var every = from state in Enum.GetValues<InstanceState>()
                    from bits in Enumerable.Range(0, 8)
                    from kind in (GroupKind?[])[null, .. Enum.GetValues<GroupKind>()]
                    select NextStepRules.Recommend(Unknown with
                    {
                        State = state,
                        WasManaged = (bits & 1) > 0,
                        FailsCheck = (bits & 2) > 0,
                        HasNoManagedNeighbor = (bits & 4) > 0,
                        Group = kind,
                    });

        Assert.All(every, step =>
        {
            Assert.EndsWith(".", step.Advice, StringComparison.Ordinal);
            Assert.DoesNotContain(". ", step.Advice, StringComparison.Ordinal);
            Assert.DoesNotContain("Remediate", step.Url, StringComparison.Ordinal);
            Assert.DoesNotContain("Orchestrate", step.Url, StringComparison.Ordinal);
        });
    }

    private static InstanceKey Key(string region)
    {
        Assert.True(InstanceKey.TryParse("111122223333", region, Id, out var key));
        return key;
    }
}
