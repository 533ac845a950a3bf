using FleetDiff.Core.Pipeline;
using LocalAws.Findings;
using Node = LocalAws.Nodes.Node;

namespace FleetDiff.Aws.Tests;

/// <summary>Evidence that an account gives about instances that it does not own, or that were not requested.</summary>
public sealed class ForgedEvidenceTests : WireTests
{
    private const string Stranger = "777788889999";

    [Theory]
    [InlineData("arn:aws:securityhub:eu-west-1:777788889999:product/777788889999/default", Stranger)]
    [InlineData("arn:aws:securityhub:eu-west-1:444455556666:product/444455556666/default", WireFixture.Account)]
    [InlineData("arn:aws:securityhub:us-east-1::product/aws/securityhub", WireFixture.Account)]
    [InlineData("arn:aws-cn:securityhub:eu-west-1::product/aws/securityhub", WireFixture.Account)]
    [InlineData("arn:aws:securityhub:eu-west-1::product/aws/securityhub", Stranger)]
    public async Task IgnoresAFindingOfAnotherProductOrAccount(string product, string account)
    {
        Aws.SecurityHub.Add(new Finding
        {
            Account = account,
            Region = "eu-west-1",
            ResourceId = TestInventories.Arn(1),
            Status = "PASSED",
            UpdatedAt = DateTimeOffset.UnixEpoch,
            ProductArn = product,
        });

        var said = await Wire.SecurityHub().ReadAsync(TestInventories.Fleet(1, unmanaged: 1));

        Assert.Empty(said.Evidence);
        Assert.StartsWith("1 of the SSM.1 findings are ignored, because they are not from Security Hub itself, or not from "
            + "the account and Region of their instance. The first is arn:aws:securityhub:", Assert.Single(said.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public Task IgnoresANodeOfAnotherAccount() => AssertIgnoredAsync(
        Wire.SystemsManager(),
        () => Aws.SystemsManager.AddNode(new Node(Stranger, "eu-west-1", WireFixture.Id(200))),
        "1 of the nodes in Systems Manager are ignored, because they were not requested. The first is "
        + $"{Stranger}/eu-west-1/{WireFixture.Id(200)}.");

    [Fact]
    public Task IgnoresARecordOfAnotherAccount() => AssertIgnoredAsync(
        Wire.ConfigAggregator(),
        () => Aws.Config.AddInstance(Stranger, "eu-west-1", WireFixture.Id(200), "stopped"),
        "1 of the instances in AWS Config are ignored, because they were not requested. The first is "
        + $"{Stranger}/eu-west-1/{WireFixture.Id(200)}.");

    private static async Task AssertIgnoredAsync(IEvidenceSource source, Action add, string warning)
    {
        add();

        // One unmanaged instance among 200: a query by id takes fewer calls than the whole list.
        var said = await source.ReadAsync(TestInventories.Fleet(200, unmanaged: 1));

        Assert.Empty(said.Evidence);
        Assert.Empty(said.Instances);
        Assert.Equal([warning], said.Warnings);
    }
}
