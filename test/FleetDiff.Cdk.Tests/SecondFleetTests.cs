namespace FleetDiff.Cdk.Tests;

/// <summary>Tests a second deployment with another view and the same bucket.</summary>
public sealed class SecondFleetTests
{
    [SynthFact]
    public void CannotReadOrWriteTheRunsOfTheFirst()
    {
        var objects = Templates.SecondFleet.All("AWS::IAM::Policy")
            .SelectMany(policy => Template.Statements(policy["PolicyDocument"]!))
            .Where(statement => Template.Items(statement["Action"]).Any(action => (string?)action == "s3:PutObject"))
            .Select(statement => Template.Text(statement["Resource"]));

        Assert.EndsWith("example-audit-archive/fleetdiff-apac/*", Assert.Single(objects), StringComparison.Ordinal);
    }

    [SynthFact]
    public void HasItsOwnNamesForSharedResources()
    {
        Assert.Equal("fleetdiff_fleetdiff_apac",
            Template.Text(Templates.SecondFleet.The("AWS::Glue::Database"), "DatabaseInput/Name"));
        Assert.Equal("fleetdiff-fleetdiff-apac", Template.Text(Templates.SecondFleet.The("AWS::Athena::WorkGroup"), "Name"));
        Assert.All(Templates.SecondFleet.All("AWS::CloudWatch::Alarm"),
            alarm => Assert.StartsWith("FleetDiff-fleetdiff-apac ", (string?)alarm["AlarmName"], StringComparison.Ordinal));
    }

    [Fact]
    public void IsTheOnlyFleetInTheTableByDefault() => Assert.Equal(
        ["fleetdiff-apac"], Given.Props($"{Given.View},\"fleet\":\"fleetdiff-apac\"").Fleets);
}
