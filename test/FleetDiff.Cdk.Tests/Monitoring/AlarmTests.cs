using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Tests.Monitoring;

public sealed class AlarmTests
{
    private static JsonNode Alarm(string name) => Assert.Single(
        Templates.Usual.All("AWS::CloudWatch::Alarm"), alarm => (string?)alarm["AlarmName"] == $"FleetDiff {name}");

    [SynthTheory]
    [InlineData("run failed", "AWS/Lambda Errors Sum >= 1, 1 x 300 s, missing is notBreaching")]
    [InlineData("dead letters",
        "AWS/SQS ApproximateNumberOfMessagesVisible Maximum >= 1, 1 x 300 s, missing is notBreaching")]
    [InlineData("run suspect", "FleetDiff Suspect Maximum >= 1, 1 x 3600 s, missing is ignore")]
    [InlineData("blind spots", "FleetDiff BlindSpots Maximum >= 1, 1 x 3600 s, missing is ignore")]
    [InlineData("run missing", "FleetDiff Duration SampleCount < 1, 26 x 3600 s, missing is breaching")]
    public void WatchTheirMetrics(string name, string expected)
    {
        var alarm = Alarm(name);
        var compared = (string?)alarm["ComparisonOperator"] == "LessThanThreshold" ? "<" : ">=";

        Assert.Equal(expected, $"{alarm["Namespace"]} {alarm["MetricName"]} {alarm["Statistic"]} {compared} "
            + $"{alarm["Threshold"]}, {alarm["EvaluationPeriods"]} x {alarm["Period"]} s, "
            + $"missing is {alarm["TreatMissingData"]}");
    }

    [SynthTheory]
    [InlineData("run suspect")]
    [InlineData("blind spots")]
    [InlineData("run missing")]
    public void FilterByTheFunction(string name)
    {
        var dimension = Assert.Single(Template.Items(Alarm(name)["Dimensions"]));

        Assert.Equal("FunctionName", (string?)dimension["Name"]);
        Assert.StartsWith("<RunFunction", Template.Text(dimension["Value"]), StringComparison.Ordinal);
    }

    [SynthFact]
    public void NotifyTheTopicAndExplainWhatToDo() => Assert.All(Templates.Usual.All("AWS::CloudWatch::Alarm"), alarm =>
    {
        Assert.StartsWith("<AlertsTopic", Template.Text(Assert.Single(Template.Items(alarm["AlarmActions"]))),
            StringComparison.Ordinal);
        Assert.InRange(Template.Text(alarm["AlarmDescription"]).Length, 80, 1024);
    });

    [SynthFact]
    public void NotifyWhenTheyEnd() => Assert.All(Templates.Usual.All("AWS::CloudWatch::Alarm"),
        alarm => Assert.Equal(alarm["AlarmActions"]!.ToJsonString(), alarm["OKActions"]!.ToJsonString()));

    // The sample and the alarm must have the same namespace, metric name and dimension.
    [SynthFact]
    public void DeploymentCountsAsARunUntilTheFirst()
    {
        var schedule = Templates.Usual.The("AWS::Scheduler::Schedule", "ScheduleDeployment");
        var input = JsonNode.Parse(Template.Text(schedule["Target"]!["Input"]))!;
        var sample = Assert.Single(input["MetricData"]!.AsArray())!;
        var alarm = Alarm("run missing");

        Assert.Equal("rate(365 days)", (string?)schedule["ScheduleExpression"]);
        Assert.Equal("arn:aws:scheduler:::aws-sdk:cloudwatch:putMetricData", (string?)schedule["Target"]!["Arn"]);
        Assert.Equal(((string?)alarm["Namespace"], (string?)alarm["MetricName"]),
            ((string?)input["Namespace"], (string?)sample["MetricName"]));
        Assert.Equal(Template.Text(alarm["Dimensions"]![0]!["Value"]), (string?)sample["Dimensions"]![0]!["Value"]);
    }

    [SynthTheory]
    [InlineData("Instances")]
    [InlineData("Managed")]
    [InlineData("Dormant")]
    [InlineData("Unmanaged")]
    [InlineData("New")]
    [InlineData("Exempt")]
    [InlineData("BlindSpots")]
    [InlineData("SourcesFailed")]
    [InlineData("Suspect")]
    [InlineData("Pages")]
    [InlineData("Duration")]
    public void EveryMetricIsOnTheDashboard(string metric) => Assert.Contains($"[\"FleetDiff\",\"{metric}\",",
        Template.Text(Templates.Usual.The("AWS::CloudWatch::Dashboard")["DashboardBody"]), StringComparison.Ordinal);
}
