using LocalAws.Demo;

namespace LocalAws.Tests;

public sealed class DemoTests : LocalAwsFixture
{
    [Fact]
    public void EverySourceHasTheInstances()
    {
        Demo.Organization.Build(Aws, instances: 840);

        Assert.Equal(840, GetIds("ec2:instance").Length);
        Assert.Equal(14, GetIds("ec2:instance").Except(GetIds("ssm:managed-instance")).Count());
        Assert.Equal(840, Aws.Config.Instances.All(_ => true).Count);
        Assert.Equal(837, Aws.SecurityHub.Findings.All(_ => true).Count);
        Assert.Contains("\nexport FLEETDIFF_EVIDENCE=security-hub,systems-manager,config:org\n", Welcome.Text(Aws),
            StringComparison.Ordinal);
    }

    private string[] GetIds(string type) =>
        [.. Aws.ResourceExplorer.Resources.All(each => each.ResourceType == type).Select(each => each.Arn.Split('/')[1])];
}
