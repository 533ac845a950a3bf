namespace LocalAws.Tests.Explorer;

public sealed class ResourceFilterTests : LocalAwsFixture
{
    [Theory]
    [InlineData("", "i-1 i-2 i-2 mi-3")]
    [InlineData("resourcetype:ec2:instance", "i-1 i-2")]
    [InlineData("resourcetype:ec2:instance,ssm:managed-instance", "i-1 i-2 i-2 mi-3")]
    [InlineData("resourcetype:ec2:*", "i-1 i-2")]
    [InlineData("-resourcetype:ec2:instance", "i-2 mi-3")]
    [InlineData("service:ssm", "i-2 mi-3")]
    [InlineData("service:ssm accountid:333333333333", "mi-3")]
    [InlineData("accountid:111111111111,333333333333", "i-1 mi-3")]
    [InlineData("region:eu*", "i-1 i-2 i-2")]
    [InlineData("region:eu-west-1,us-east-1", "i-1 mi-3")]
    [InlineData("-region:eu-west-1,us-east-1", "i-2 i-2")]
    [InlineData("region:eu-west-1 region:us-east-1", "")]
    [InlineData("tag:Name=web", "i-1")]
    [InlineData("tag:\"Name=web\"", "i-1")]
    [InlineData("tag:Name=we\\b", "i-1")]
    [InlineData("tag:all", "i-1")]
    [InlineData("tag:none resourcetype:ec2:instance", "i-2")]
    [InlineData("tag.key:name", "i-1")]
    [InlineData("tag.value:w*", "i-1")]
    public async Task AFilterSelectsResources(string filter, string ids)
    {
        Aws.ResourceExplorer
            .AddInstance("111111111111", "eu-west-1", "i-1", new Dictionary<string, string> { ["Name"] = "web" })
            .AddInstance("222222222222", "eu-central-1", "i-2")
            .AddNode("222222222222", "eu-central-1", "i-2")
            .AddNode("333333333333", "us-east-1", "mi-3");
        Assert.Equal(ids, (await ListAsync(filter)).Ids);
    }

    [Theory]
    [InlineData("account:1", "'account' is not a filter name.")]
    [InlineData("web", "'web' is not a filter; free text is not supported here.")]
    [InlineData("region:", "A filter has an empty value.")]
    [InlineData("region:eu,", "A filter has an empty value.")]
    [InlineData("region:*west", "'*west' has a * that is not at its end.")]
    [InlineData("tag:\"Name=web", "A quotation mark is not closed.")]
    public async Task AFilterIsRefused(string filter, string issue)
    {
        var refusal = await ListAsync(filter);
        Assert.Equal("ValidationException", refusal.ErrorType);
        Assert.Equal(issue, (string?)refusal.Json["FieldList"]![0]!["ValidationIssue"]);
    }

    [Fact]
    public async Task AFilterIsRefusedAbove2048Characters() =>
        Assert.Equal("ValidationException", (await ListAsync($"region:{new string('a', 2042)}")).ErrorType);
}
