using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Tests.Model;

public class ResourceArnTests
{
    private const string Id = "i-0123456789abcdef0";

    [Theory]
    [InlineData("aws", "eu-west-1")]
    [InlineData("aws-us-gov", "us-gov-west-1")]
    [InlineData("aws-cn", "cn-north-1")]
    public void ParsesEveryPartition(string partition, string region)
    {
        Assert.True(ResourceArn.TryParse($"arn:{partition}:ec2:{region}:111111111111:instance/{Id}", out var arn));

        Assert.Equal(new ResourceArn(ResourceKind.Instance, Fleets.Key(Id, region: region)), arn);
    }

    [Theory]
    [InlineData(Id)]
    [InlineData("i-1234abcd")]
    [InlineData("mi-0123456789abcdef0")]
    public void ANodeIsAnInstanceOrAHybridNode(string id)
    {
        Assert.True(ResourceArn.TryParse($"arn:aws:ssm:eu-west-1:111111111111:managed-instance/{id}", out var arn));

        Assert.Equal(new ResourceArn(ResourceKind.Node, Fleets.Key(id)), arn);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":::::")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111")]
    [InlineData("arn::ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0")]
    [InlineData("ARN:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0")]
    [InlineData(" arn:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0 ")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0:x")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0/x")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:instance/mi-0123456789abcdef0")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:managed-instance/i-0123456789abcdef0")]
    [InlineData("arn:aws:ssm:eu-west-1:111111111111:instance/i-0123456789abcdef0")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:instance/")]
    [InlineData("arn:aws:ec2:eu-west-1:111111111111:volume/vol-0123456789abcdef0")]
    [InlineData("arn:aws:ec2:eu-west-1::instance/i-0123456789abcdef0")]
    [InlineData("arn:aws:ec2::111111111111:instance/i-0123456789abcdef0")]
    [InlineData("arn:aws:ec2:eu-west-1:11111111111\0:instance/i-0123456789abcdef0")]
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
