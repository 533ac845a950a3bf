using FleetDiff.Cdk.Compute;

namespace FleetDiff.Cdk.Tests.Context;

public sealed class ContextReaderTests
{
    [Fact]
    public void RequiresOnlyTheView()
    {
        var props = Given.Props(Given.View);

        Assert.Equal(("eu-west-1", "111122223333"), (props.View!.Region, props.View.Account));
        Assert.Equal("cron(30 2 * * ? *)", props.Schedule.Expression);
        Assert.Equal(FunctionPackage.Native, props.Package.Runtime);
    }

    [Fact]
    public void TheFleetIsTheOnlyOneByDefault() => Assert.Equal(
        ["fleetdiff-apac"], Given.Props($"{Given.View},\"fleet\":\"fleetdiff-apac\"").Fleets);

    [Theory]
    [InlineData("""["a@example.com","b@example.com"]""")]
    [InlineData("\"a@example.com, b@example.com\"")]
    public void ReadsAListFromJsonOrCommas(string emails) =>
        Assert.Equal(["a@example.com", "b@example.com"], Given.Props($"{Given.View},\"emails\":{emails}").Emails);

    [Theory]
    [InlineData("48")]
    [InlineData("\"48\"")]
    public void ReadsANumberFromJsonOrText(string hours) =>
        Assert.Equal(48, Given.Props($"{Given.View},\"graceHours\":{hours}").Rules.GraceHours);

    [Fact]
    public void TreatsNullAsMissing() => Assert.Null(Given.Props($"{Given.View},\"topicArn\":null").TopicArn);

    [Fact]
    public void AnEmptyObjectHasNoTags() => Assert.Empty(Given.Props($"{Given.View},\"tags\":{{}}").Tags);

    [Theory]
    [InlineData("aws:cdk:enable-path-metadata", "true")]
    [InlineData("@aws-cdk/core:bootstrapQualifier", "\"fleet1\"")]
    [InlineData("@aws-cdk/core:permissionsBoundary", """{"name":"example-boundary"}""")]
    [InlineData("acknowledged-issue-numbers", "[34892]")]
    [InlineData("cli-telemetry", "false")]
    [InlineData("cdk-migrate", "true")]
    [InlineData("availability-zones:account=111122223333:region=eu-west-1", """["eu-west-1a"]""")]
    public void IgnoresNamesOfTheCdk(string name, string value) =>
        Assert.NotNull(Given.Props($"{Given.View},\"{name}\":{value}").View);

    [Theory]
    [InlineData("\"team=platform, path=/a=b\"")]
    [InlineData("""{"team":"platform","path":"/a=b"}""")]
    public void ReadsTagsFromJsonOrCommas(string tags) => Assert.Equal(
        new Dictionary<string, string> { ["team"] = "platform", ["path"] = "/a=b" },
        Given.Props($"{Given.View},\"tags\":{tags}").Tags);
}
