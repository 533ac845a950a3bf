using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Tests.Monitoring;

public sealed class AlertTopicTests
{
    private static IReadOnlyList<JsonNode> TopicPolicy =>
        Template.Statements(Templates.Usual.The("AWS::SNS::TopicPolicy")["PolicyDocument"]!);

    [SynthFact]
    public void IsEncryptedWithARotatedKey()
    {
        var key = Templates.Usual.The("AWS::KMS::Key");

        Assert.StartsWith("<AlertsKey", Template.Text(Templates.Usual.The("AWS::SNS::Topic")["KmsMasterKeyId"]),
            StringComparison.Ordinal);
        Assert.True((bool)key["EnableKeyRotation"]!);
    }

    [SynthTheory]
    [InlineData("cloudwatch.amazonaws.com")]
    [InlineData("sns.amazonaws.com")]
    public void KeyAllowsAlarmsAndSubscribersOfThisAccount(string service)
    {
        var statement = Assert.Single(
            Template.Statements(Templates.Usual.The("AWS::KMS::Key")["KeyPolicy"]!),
            statement => (string?)statement["Principal"]?["Service"] == service);

        Assert.Equal(
            ["kms:Decrypt", "kms:GenerateDataKey*"], Template.Items(statement["Action"]).Select(Template.Text));
        Assert.Equal("111122223333", (string?)statement["Condition"]!["StringEquals"]!["aws:SourceAccount"]);
    }

    [SynthFact]
    public void RequiresTls() => Assert.Contains(TopicPolicy, statement =>
        (string?)statement["Effect"] == "Deny" && (string?)statement["Action"] == "sns:Publish"
        && (string?)statement["Condition"]!["Bool"]!["aws:SecureTransport"] == "false");

    [SynthFact]
    public void AllowsTheAlarmsOfThisAccount()
    {
        var alarms = Assert.Single(TopicPolicy, statement => (string?)statement["Effect"] == "Allow");

        Assert.Equal("cloudwatch.amazonaws.com", (string?)alarms["Principal"]!["Service"]);
        Assert.Equal("111122223333", (string?)alarms["Condition"]!["StringEquals"]!["aws:SourceAccount"]);
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
    public void AcceptsAnExistingTopic()
    {
        Assert.Empty(Templates.Existing.All("AWS::SNS::Topic"));
        Assert.Empty(Templates.Existing.All("AWS::KMS::Key"));
        Assert.All(Templates.Existing.All("AWS::CloudWatch::Alarm"),
            alarm => Assert.Equal(Templates.ExistingTopic, (string?)alarm["AlarmActions"]![0]));
    }
}
