namespace FleetDiff.Core.Tests.Model;

public class ResourceArnTests
{
    private const string Id = "i-0123456789abcdef0";

    [Theory]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:instance/", Id, ResourceKind.Instance, "eu-west-1")]
    [InlineData("arn:aws-us-gov:ec2:us-gov-west-1:111111111111:instance/", "i-1234abcd", ResourceKind.Instance, "us-gov-west-1")]
    [InlineData("arn:aws-cn:ssm:cn-north-1:111111111111:managed-instance/", Id, ResourceKind.Node, "cn-north-1")]
    [InlineData("arn:aws:ssm:eu-west-1:111111111111:managed-instance/", "mi-0123456789abcdef0", ResourceKind.Node, "eu-west-1")]
    public void ParsesInstancesAndNodesOfEveryPartition(string arn, string id, ResourceKind kind, string region)
    {
        Assert.True(ResourceArn.TryParse(arn + id, out var parsed));

        Assert.Equal(new ResourceArn(kind, Fleets.Key(id, region: region)), parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111")]
    [InlineData("arn::ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0")]
    [InlineData("ARN:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0/x")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0:x")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:instance/")]
    [InlineData("arn:aws:ec2:eu-west-1::instance/i-0123456789abcdef0")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:instance/mi-0123456789abcdef0")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:managed-instance/i-0123456789abcdef0")]
    [InlineData("arn:aws:ssm:eu-west-1:111111111111:instance/i-0123456789abcdef0")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:volume/vol-0123456789abcdef0")]
    [InlineData("arn:aws:ec2::111111111111:instance/i-0123456789abcdef0")]
    [InlineData("arn:aws:s3:eu-west-1:111111111111:instance/i-0123456789abcdef0")]
    public void RejectsOtherResources(string arn) => Assert.False(ResourceArn.TryParse(arn, out _));

    [Theory]
    [InlineData(':')]
    [InlineData('a')]
    [InlineData('\uD800')]
    public void RejectsAnArnThatIsTooLong(char filler)
    {
        var filling = new string(filler, 1_000_000);

        Assert.False(ResourceArn.TryParse(filling, out _));
        Assert.False(ResourceArn.TryParse($"arn:aws:ec2:eu-west-1:111111111111:instance/i-{filling}", out _));
        Assert.False(ResourceArn.TryParse($"arn:aws:ec2:{filling}:111111111111:instance/{Id}", out _));
    }
}
