using FleetDiff.Comparing;
using FleetDiff.Running;
using LocalAws.Explorer;
using LocalAws.Findings;

namespace FleetDiff.Aws.Tests;

/// <summary>Whole runs in the partitions of GovCloud and China.</summary>
public sealed class OtherPartitionTests : IAsyncLifetime
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    private Wire _wire = null!;

    public async Task InitializeAsync() => _wire = await Wire.StartAsync();

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    [Theory]
    [InlineData("aws-us-gov", "us-gov-west-1", "us-gov-east-1")]
    [InlineData("aws-cn", "cn-north-1", "cn-northwest-1")]
    public async Task ARunListsJudgesAndNamesItsInstances(string partition, string region, string otherRegion)
    {
        var view = $"arn:{partition}:resource-explorer-2:{region}:111122223333:view/fleetdiff/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
        _wire.Aws.ResourceExplorer.AddView(view, $"arn:{partition}:organizations::111122223333:organization/o-example1234");
        Add(partition, region, 1, hasNode: false);
        Add(partition, otherRegion, 2, hasNode: false);
        Add(partition, region, 3, hasNode: true);
        _wire.Aws.SecurityHub.Add(new Finding
        {
            Account = Wire.Account,
            Region = region,
            ResourceId = Arn(partition, region, 1),
            Status = "PASSED",
            UpdatedAt = Wire.Reported,
        });

        var night = new Night(
            new Observer(_wire.ExplorerOf(view), [_wire.SecurityHub()]), _wire.Archive(), _wire.Alerts(), _wire.Rules, _wire.Clock);
        var report = (await night.RunAsync(Wire.Tonight, Wire.Unheard, default)).Report;

        Assert.Empty(report.Warnings);
        Assert.Empty(report.View.Limits);
        Assert.Equal((3, 1), (report.Totals.Instances, report.Totals.Managed));
        Assert.Equal(Reason.PassedWithoutNode, Assert.Single(report.Dormant).Reason);
        var row = Assert.Single(report.Unmanaged);
        Assert.Equal((otherRegion, Wire.Id(2)), (row.Region, row.Instance));
        Assert.Contains(
            Arn(partition, otherRegion, 2), _wire.Text("reports/date=2026-11-23/unmanaged.csv"), StringComparison.Ordinal);
    }

    private void Add(string partition, string region, int number, bool hasNode)
    {
        var explorer = _wire.Aws.ResourceExplorer;
        explorer.AddIndex(Wire.Account, region);
        explorer.Add(new(Arn(partition, region, number), Wire.Account, region, "ec2:instance", Wire.Reported, NoTags));
        if (hasNode)
        {
            explorer.Add(new ListedResource(
                $"arn:{partition}:ssm:{region}:{Wire.Account}:managed-instance/{Wire.Id(number)}",
                Wire.Account, region, "ssm:managed-instance", Wire.Reported, NoTags));
        }
    }

    private static string Arn(string partition, string region, int number) =>
        $"arn:{partition}:ec2:{region}:{Wire.Account}:instance/{Wire.Id(number)}";
}
