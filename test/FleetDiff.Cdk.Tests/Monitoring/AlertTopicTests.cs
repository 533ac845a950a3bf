namespace FleetDiff.Cdk.Tests.Monitoring;

public sealed class AlertTopicTests
{
    [SynthTheory]
    [InlineData("cloudwatch.amazonaws.com")]
    [InlineData("sns.amazonaws.com")]
    public void KeyAllowsAlarmsAndSubscribersOfThisAccount(string service)
    {
        var statement = Assert.Single(
            Template.Statements(Templates.Usual["AlertsKey"]["KeyPolicy"]!),
            statement => Template.Text(statement, "Principal/Service") == service);

        Assert.Equal(
            ["kms:Decrypt", "kms:GenerateDataKey*"], Template.Items(statement["Action"]).Select(Template.Text));
        Assert.Equal("111122223333", Template.Text(statement, "Condition/StringEquals/aws:SourceAccount"));
    }

    [SynthFact]
    public void AllowsOnlyTheAlarmsOfThisAccount()
    {
        var allowed = Assert.Single(
            Template.Statements(Templates.Usual["AlertsTopicPolicy"]["PolicyDocument"]!),
            statement => (string?)statement["Effect"] == "Allow");

        Assert.Equal("cloudwatch.amazonaws.com", Template.Text(allowed, "Principal/Service"));
        Assert.Equal("111122223333", Template.Text(allowed, "Condition/StringEquals/aws:SourceAccount"));
    }

    [SynthFact]
    public void SubscribesEveryMailAndHttpsAddress() => Assert.Equal(
        [
            "email platform@example.com", "email security@example.com",
            "https https://alerts.example.com/fleetdiff",
        ],
        Templates.Full.All("AWS::SNS::Subscription").Select(each => $"{each["Protocol"]} {each["Endpoint"]}")
            .Order(StringComparer.Ordinal));

    [SynthFact]
    public void AnExistingTopicReplacesItAndItsKey()
    {
        Assert.Empty(Templates.Existing.All("AWS::SNS::Topic"));
        Assert.Empty(Templates.Existing.All("AWS::KMS::Key"));
        Assert.All(Templates.Existing.All("AWS::CloudWatch::Alarm"),
            alarm => Assert.Equal(Templates.ExistingTopic, (string?)alarm["AlarmActions"]![0]));
    }
}
