using LocalAws.Demo;

namespace LocalAws.Tests;

public sealed class DemoTests : LocalAwsFixture
{
    [Fact]
    public void EverySourceHasTheInstances()
    {
        Demo.Organization.Build(Aws, instances: 1000, unmanaged: 14);

        Assert.Equal(1000, GetIds("ec2:instance").Length);
        Assert.Equal(14, GetIds("ec2:instance").Except(GetIds("ssm:managed-instance")).Count());
        Assert.Equal(1000, Aws.Config.Instances.All(_ => true).Count);
        Assert.Equal(997, Aws.SecurityHub.Findings.All(_ => true).Count);
        Assert.Contains(
            "\nexport FLEETDIFF_EVIDENCE=security-hub,systems-manager,config:org\n",
            Welcome.Text(Aws),
            StringComparison.Ordinal);
    }

    private string[] GetIds(string type) =>
        [.. Aws.ResourceExplorer.Resources.All(each => each.ResourceType == type).Select(each => each.Arn.Split('/')[1])];
}
