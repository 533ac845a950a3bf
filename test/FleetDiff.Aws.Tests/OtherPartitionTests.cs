using LocalAws.Explorer;
using LocalAws.Findings;

namespace FleetDiff.Aws.Tests;

/// <summary>Complete runs in the partitions of GovCloud and China.</summary>
public sealed class OtherPartitionTests : WireTests
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    [Theory]
    [InlineData("aws-us-gov", "us-gov-west-1", "us-gov-east-1")]
    [InlineData("aws-cn", "cn-north-1", "cn-northwest-1")]
    public async Task ARunEvaluatesTheInstancesOfThePartition(string partition, string region, string otherRegion)
    {
        Wire.View = $"arn:{partition}:resource-explorer-2:{region}:111122223333:view/fleetdiff/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
        Aws.ResourceExplorer.AddView(Wire.View, $"arn:{partition}:organizations::111122223333:organization/o-example1234");
        Add(partition, region, 1, hasNode: false);
        Add(partition, otherRegion, 2, hasNode: false);
        Add(partition, region, 3, hasNode: true);
        Aws.SecurityHub.Add(new Finding
        {
            Account = WireFixture.Account,
            Region = region,
            ResourceId = Arn(partition, region, 1),
            Status = "PASSED",
            UpdatedAt = WireFixture.Reported,
        });

        var report = (await Wire.RunAsync(Wire.SecurityHub())).Report;

        Assert.Empty(report.Warnings);
        Assert.Empty(report.View.Limits);
        Assert.Equal((3, 1), (report.Totals.Instances, report.Totals.Managed));
        Assert.Equal(Reason.PassedWithoutNode, Assert.Single(report.Dormant).Reason);
        var row = Assert.Single(report.Unmanaged);
        Assert.Equal((otherRegion, WireFixture.Id(2)), (row.Region, row.Instance));
        Assert.Contains(Arn(partition, otherRegion, 2), Wire.ReportText("unmanaged.csv"), StringComparison.Ordinal);
    }

    private void Add(string partition, string region, int number, bool hasNode)
    {
        var explorer = Aws.ResourceExplorer;
        explorer.AddIndex(WireFixture.Account, region);
        explorer.Add(new(Arn(partition, region, number), WireFixture.Account, region, "ec2:instance", WireFixture.Reported, NoTags));
        if (hasNode)
        {
            explorer.Add(new ListedResource(
                $"arn:{partition}:ssm:{region}:{WireFixture.Account}:managed-instance/{WireFixture.Id(number)}",
                WireFixture.Account, region, "ssm:managed-instance", WireFixture.Reported, NoTags));
        }
    }

    private static string Arn(string partition, string region, int number) =>
        $"arn:{partition}:ec2:{region}:{WireFixture.Account}:instance/{WireFixture.Id(number)}";
}
