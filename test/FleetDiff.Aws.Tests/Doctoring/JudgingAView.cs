using FleetDiff.Aws.Doctoring;

namespace FleetDiff.Aws.Tests.Doctoring;

public sealed class JudgingAView
{
    [Theory]
    [InlineData("arn:aws:organizations::111122223333:organization/o-example1234", Health.Ok, "o-example1234")]
    [InlineData("arn:aws-us-gov:organizations::111122223333:organization/o-example1234", Health.Ok, "o-example1234")]
    [InlineData("arn:aws:organizations::111122223333:ou/o-example1234/ou-ab12-cd34ef", Health.Warning, "unit ou-ab12")]
    [InlineData("arn:aws:iam::111122223333:root", Health.Failed, "Account 111122223333 alone")]
    [InlineData("arn:aws:s3:::bucket", Health.Warning, "arn:aws:s3:::bucket")]
    [InlineData("\u202enonsense", Health.Warning, "'‹U+202E›nonsense'")]
    [InlineData(null, Health.Warning, "''")]
    public void ByItsScope(string? scope, Health health, string says) =>
        AssertOpinion(health, says, ScopeOpinion.Of(scope, []));

    [Theory]
    [InlineData(new[] { "111122223333" }, Health.Ok)]
    [InlineData(new[] { "222233334444" }, Health.Failed)]
    [InlineData(new[] { "111122223333", "222233334444" }, Health.Failed)]
    public void OfOneAccountByTheExpectedOnes(string[] expected, Health health) =>
        Assert.Equal(health, ScopeOpinion.Of("arn:aws:iam::111122223333:root", expected).Health);

    [Theory]
    [InlineData("AGGREGATOR", "ACTIVE", Health.Ok, "collects from 2 other Regions")]
    [InlineData("AGGREGATOR", "CREATING", Health.Warning, "is CREATING")]
    [InlineData("AGGREGATOR", "UPDATING", Health.Warning, "is UPDATING")]
    [InlineData("AGGREGATOR", "DELETING", Health.Failed, "is DELETING")]
    [InlineData("AGGREGATOR", "DELETED", Health.Failed, "is DELETED")]
    [InlineData("AGGREGATOR", null, Health.Warning, "in no known state")]
    [InlineData("LOCAL", "ACTIVE", Health.Failed, "shows this Region alone")]
    [InlineData("LOCAL", "UPDATING", Health.Failed, "shows this Region alone")]
    [InlineData(null, "ACTIVE", Health.Warning, "not known")]
    public void ByItsIndex(string? type, string? state, Health health, string says) => AssertOpinion(
        health,
        says,
        IndexOpinion.Of(
            new() { Type = type, State = state, ReplicatingFrom = ["us-east-1", "us-west-2"] }, "eu-west-1"));

    [Theory]
    [InlineData("us-east-1", "Name a view in us-east-1")]
    [InlineData(null, "Make it the aggregator")]
    public void OfALocalIndexByWhereTheAggregatorIs(string? aggregator, string fix) => Assert.StartsWith(
        fix,
        IndexOpinion.Of(
            new() { Type = "LOCAL", State = "ACTIVE", ReplicatingTo = aggregator is null ? null : [aggregator] },
            "eu-west-1").Fix,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", Health.Ok, "has none")]
    [InlineData("resourcetype:ec2:instance,ssm:managed-instance,resource-explorer-2:index", Health.Ok, "neither")]
    [InlineData("service:ec2,ssm,resource-explorer-2", Health.Ok, "neither")]
    [InlineData("resourcetype:ec2:*,ssm:*,resource-explorer-2:index", Health.Ok, "neither")]
    [InlineData("-resourcetype:s3:bucket", Health.Ok, "neither")]
    [InlineData("resourcetype:EC2:Instance", Health.Failed, "hides all managed nodes")]
    [InlineData("resourcetype:ssm:managed-instance", Health.Failed, "hides all EC2 instances")]
    [InlineData("resourcetype:s3:bucket", Health.Failed, "hides all EC2 instances and managed nodes")]
    [InlineData("-resourcetype:ec2:*", Health.Failed, "hides all EC2 instances")]
    [InlineData("-service:ssm", Health.Failed, "hides all managed nodes")]
    [InlineData("service:ec2", Health.Failed, "hides all managed nodes")]
    [InlineData("region:global", Health.Failed, "hides all EC2 instances and managed nodes")]
    [InlineData("region:eu-west-1 region:us-east-1", Health.Failed, "hides all EC2 instances and managed nodes")]
    [InlineData("region:eu-west-1,us-east-1 region:us-*", Health.Warning, "narrows the view by region")]
    [InlineData("resourcetype:ec2:instance,ssm:managed-instance", Health.Warning, "hides indexes")]
    [InlineData("-region:eu-north-1", Health.Warning, "by region")]
    [InlineData("accountid:111122223333 tag:Stage=prod", Health.Warning, "by accountid, tag")]
    [InlineData("-accountid:111122223333", Health.Warning, "by accountid")]
    [InlineData("resourcetype.supports:tags", Health.Warning, "by resourcetype.supports")]
    [InlineData("tag:none", Health.Warning, "by tag")]
    [InlineData("tag:\"a resourcetype:s3:bucket\"", Health.Warning, "by tag")]
    [InlineData(@"tag:a\ resourcetype:s3:bucket", Health.Warning, "by tag")]
    [InlineData("what is this", Health.Warning, "by what, is, this")]
    [InlineData("- : -: \" \\", Health.Warning, "by")]
    public void ByItsFilter(string filter, Health health, string says) =>
        AssertOpinion(health, says, FilterOpinion.Of(filter));

    [Theory]
    [InlineData(true, Health.Ok)]
    [InlineData(false, Health.Warning)]
    public void ByItsTags(bool included, Health health) =>
        Assert.Equal(health, TagsOpinion.Of(included, "exempt").Health);

    private static void AssertOpinion(Health health, string says, Opinion opinion)
    {
        Assert.Equal((health, opinion.Says), (opinion.Health, opinion.Says));
        Assert.Contains(says, opinion.Says, StringComparison.Ordinal);
        Assert.Equal(health is not Health.Ok, opinion.Fix is not null);
    }
}
