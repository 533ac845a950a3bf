using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Diagnostics;

namespace FleetDiff.Aws.Tests.Diagnostics;

public sealed class ViewEvaluationTests
{
    [Theory]
    [InlineData("arn:aws:organizations::111122223333:organization/o-example1234", CheckStatus.Ok, "o-example1234")]
    [InlineData("arn:aws-us-gov:organizations::111122223333:organization/o-example1234", CheckStatus.Ok, "o-example1234")]
    [InlineData("arn:aws:organizations::111122223333:ou/o-example1234/ou-ab12-cd34ef", CheckStatus.Warning, "unit ou-ab12")]
    [InlineData("arn:aws:iam::111122223333:root", CheckStatus.Failed, "Only account 111122223333")]
    [InlineData("arn:aws:s3:::bucket", CheckStatus.Warning, "arn:aws:s3:::bucket")]
    [InlineData("\u202enonsense", CheckStatus.Warning, "'‹U+202E›nonsense'")]
    [InlineData(null, CheckStatus.Warning, "''")]
    public void EvaluatesTheScope(string? scope, CheckStatus health, string says) =>
        AssertResult(health, says, ViewLimits.EvaluateScope(scope, []));

    [Theory]
    [InlineData(new[] { "111122223333" }, CheckStatus.Ok)]
    [InlineData(new[] { "222233334444" }, CheckStatus.Failed)]
    [InlineData(new[] { "111122223333", "222233334444" }, CheckStatus.Failed)]
    public void EvaluatesAnAccountScopeByTheExpectedAccounts(string[] expected, CheckStatus health) =>
        Assert.Equal(health, ViewLimits.EvaluateScope("arn:aws:iam::111122223333:root", expected).Status);

    [Theory]
    [InlineData("AGGREGATOR", "ACTIVE", CheckStatus.Ok, "for 2 other Regions")]
    [InlineData("AGGREGATOR", "CREATING", CheckStatus.Warning, "is CREATING")]
    [InlineData("AGGREGATOR", "UPDATING", CheckStatus.Warning, "is UPDATING")]
    [InlineData("AGGREGATOR", "DELETING", CheckStatus.Failed, "is DELETING")]
    [InlineData("AGGREGATOR", "DELETED", CheckStatus.Failed, "is DELETED")]
    [InlineData("AGGREGATOR", null, CheckStatus.Warning, "in an unknown state")]
    [InlineData("LOCAL", "ACTIVE", CheckStatus.Failed, "shows only this Region")]
    [InlineData("LOCAL", "UPDATING", CheckStatus.Failed, "shows only this Region")]
    [InlineData(null, "ACTIVE", CheckStatus.Warning, "of an unknown type")]
    public void EvaluatesTheIndex(string? type, string? state, CheckStatus health, string says) => AssertResult(
        health,
        says,
        IndexCheck.Evaluate(
            new() { Type = type, State = state, ReplicatingFrom = ["us-east-1", "us-west-2"] }, "eu-west-1"));

    [Theory]
    [InlineData("us-east-1", "Set FLEETDIFF_VIEW_ARN to a view in us-east-1")]
    [InlineData(null, "Make it the aggregator")]
    public void EvaluatesALocalIndexByTheAggregatorRegion(string? aggregator, string fix) => Assert.StartsWith(
        fix,
        IndexCheck.Evaluate(
            new() { Type = "LOCAL", State = "ACTIVE", ReplicatingTo = aggregator is null ? null : [aggregator] },
            "eu-west-1").Fix,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", CheckStatus.Ok, "has no filter")]
    [InlineData("resourcetype:ec2:instance,ssm:managed-instance,resource-explorer-2:index", CheckStatus.Ok, "neither")]
    [InlineData("service:ec2,ssm,resource-explorer-2", CheckStatus.Ok, "neither")]
    [InlineData("resourcetype:ec2:*,ssm:*,resource-explorer-2:index", CheckStatus.Ok, "neither")]
    [InlineData("-resourcetype:s3:bucket", CheckStatus.Ok, "neither")]
    [InlineData("resourcetype:EC2:Instance", CheckStatus.Failed, "hides all managed nodes")]
    [InlineData("resourcetype:ssm:managed-instance", CheckStatus.Failed, "hides all EC2 instances")]
    [InlineData("resourcetype:s3:bucket", CheckStatus.Failed, "hides all EC2 instances and managed nodes")]
    [InlineData("-resourcetype:ec2:*", CheckStatus.Failed, "hides all EC2 instances")]
    [InlineData("-service:ssm", CheckStatus.Failed, "hides all managed nodes")]
    [InlineData("service:ec2", CheckStatus.Failed, "hides all managed nodes")]
    [InlineData("resourcetype:ec2:instance,ssm:managed-instance", CheckStatus.Warning, "hides indexes")]
    [InlineData("-region:eu-north-1", CheckStatus.Warning, "by region")]
    [InlineData("accountid:111122223333 tag:Stage=prod", CheckStatus.Warning, "by accountid, tag")]
    [InlineData("resourcetype.supports:tags", CheckStatus.Warning, "by resourcetype.supports")]
    [InlineData("tag:none", CheckStatus.Warning, "by tag")]
    [InlineData("tag:\"a resourcetype:s3:bucket\"", CheckStatus.Warning, "by tag")]
    [InlineData(@"tag:a\ resourcetype:s3:bucket", CheckStatus.Warning, "by tag")]
    [InlineData("what is this", CheckStatus.Warning, "by what, is, this")]
    [InlineData("Prod", CheckStatus.Warning, "by Prod:")]
    [InlineData("\"\"", CheckStatus.Ok, "neither")]
    [InlineData("- : -: \" \\", CheckStatus.Warning, "by")]
    public void EvaluatesTheFilter(string filter, CheckStatus health, string says) =>
        AssertResult(health, says, ViewFilter.Evaluate(filter));

    private static void AssertResult(CheckStatus health, string says, CheckResult result)
    {
        Assert.Equal((health, result.Message), (result.Status, result.Message));
        Assert.Contains(says, result.Message, StringComparison.Ordinal);
        Assert.Equal(health is not CheckStatus.Ok, result.Fix is not null);
    }
}
