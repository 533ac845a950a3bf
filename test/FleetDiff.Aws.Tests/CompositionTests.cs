using FleetDiff.Aws.Organizations;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Tests;

public sealed class CompositionTests
{
    private static readonly Settings OnlyInventory = new()
    {
        ViewArn = AwsArn.Parse(WireFixture.ViewArn)!,
        Archive = new ArchiveLocation.Folder("runs"),
    };

    [Fact]
    public void CreatesTheSourcesOfTheSettings()
    {
        var all = OnlyInventory with
        {
            Evidence = new() { SecurityHub = true, SystemsManager = true, ConfigAggregator = "organization" },
            Rules = new() { ExpectsOrganization = true },
        };

        Assert.Equal([Source.Organizations, Source.SecurityHub, Source.SystemsManager, Source.Config],
            Composition.CreateSources(all, TimeProvider.System).Select(source => source.Name));
        Assert.Empty(Composition.CreateSources(OnlyInventory, TimeProvider.System));
    }

    [Theory]
    [InlineData("aws", "eu-west-1", "us-east-1")]
    [InlineData("aws-cn", "cn-north-1", "cn-northwest-1")]
    [InlineData("aws-us-gov", "us-gov-east-1", "us-gov-west-1")]
    [InlineData("aws-iso", "us-iso-west-1", "us-iso-west-1")]
    public void OrganizationsIsCalledInTheRegionOfThePartition(string partition, string region, string expected) => Assert.Equal(
        expected,
        OrganizationsSource.GetRegion(AwsArn.Parse($"arn:{partition}:resource-explorer-2:{region}:111122223333:view/org/1")!));
}
