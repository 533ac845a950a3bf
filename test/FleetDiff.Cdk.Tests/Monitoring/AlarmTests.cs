using System.Text.Json.Nodes;

namespace FleetDiff.Cdk.Tests.Monitoring;

public sealed class AlarmTests
{
    private static IReadOnlyList<JsonNode> Alarms => Templates.Usual.All("AWS::CloudWatch::Alarm");

    [SynthTheory]
    [InlineData("run failed", "AWS/Lambda Errors Sum >= 1, 1 x 300 s, missing is notBreaching")]
    [InlineData("dead letters",
        "AWS/SQS ApproximateNumberOfMessagesVisible Maximum >= 1, 1 x 300 s, missing is notBreaching")]
    [InlineData("run suspect", "FleetDiff Suspect Maximum >= 1, 1 x 3600 s, missing is ignore")]
    [InlineData("blind spots", "FleetDiff BlindSpots Maximum >= 1, 1 x 3600 s, missing is ignore")]
    [InlineData("run missing", "FleetDiff Duration SampleCount < 1, 26 x 3600 s, missing is breaching")]
    public void WatchTheirMetrics(string name, string expected)
    {
        var alarm = Assert.Single(Alarms, alarm => (string?)alarm["AlarmName"] == $"FleetDiff {name}");
        var compared = (string?)alarm["ComparisonOperator"] == "LessThanThreshold" ? "<" : ">=";

        Assert.Equal(expected, $"{alarm["Namespace"]} {alarm["MetricName"]} {alarm["Statistic"]} {compared} "
            + $"{alarm["Threshold"]}, {alarm["EvaluationPeriods"]} x {alarm["Period"]} s, "
            + $"missing is {alarm["TreatMissingData"]}");
    }

    [SynthFact]
    public void FilterByTheFunction() => Assert.All(
        Alarms.Where(alarm => (string?)alarm["Namespace"] == "FleetDiff"),
        alarm =>
        {
            var dimension = Assert.Single(Template.Items(alarm["Dimensions"]));
            Assert.Equal("FunctionName", (string?)dimension["Name"]);
            Assert.StartsWith("<RunFunction", Template.Text(dimension["Value"]), StringComparison.Ordinal);
        });

    [SynthFact]
    public void NotifyTheTopicWhenTheyBeginAndEndAndExplainWhatToDo() => Assert.All(Alarms, alarm =>
    {
        Assert.StartsWith("<AlertsTopic", Template.Text(Assert.Single(Template.Items(alarm["AlarmActions"]))),
            StringComparison.Ordinal);
        Assert.Equal(alarm["AlarmActions"]!.ToJsonString(), alarm["OKActions"]!.ToJsonString());
        Assert.InRange(Template.Text(alarm["AlarmDescription"]).Length, 80, 1024);
    });

    // The sample and the alarm must have the same namespace, metric name and dimension.
    [SynthFact]
    public void DeploymentCountsAsARunUntilTheFirst()
    {
        var schedule = Templates.Usual["ScheduleDeployment"];
        var input = JsonNode.Parse(Template.Text(schedule, "Target/Input"))!;
        var alarm = Assert.Single(Alarms, alarm => (string?)alarm["AlarmName"] == "FleetDiff run missing");

        Assert.Equal("rate(365 days)", (string?)schedule["ScheduleExpression"]);
        Assert.Equal("arn:aws:scheduler:::aws-sdk:cloudwatch:putMetricData", Template.Text(schedule, "Target/Arn"));
        Assert.Equal(
            (Template.Text(alarm, "Namespace"), Template.Text(alarm, "MetricName"), Template.Text(alarm, "Dimensions/0/Value")),
            (Template.Text(input, "Namespace"), Template.Text(input, "MetricData/0/MetricName"),
                Template.Text(input, "MetricData/0/Dimensions/0/Value")));
        Assert.Single(input["MetricData"]!.AsArray());
    }

    [SynthFact]
    public void EveryMetricIsOnTheDashboard()
    {
        var dashboard = Template.Text(Templates.Usual["TrendDashboard"], "DashboardBody");

        Assert.All(
            [
                "Instances", "Managed", "Dormant", "Unmanaged", "New", "Exempt", "BlindSpots", "SourcesFailed", "Suspect",
                "Pages", "Duration",
            ],
            metric => Assert.Contains($"[\"FleetDiff\",\"{metric}\",", dashboard, StringComparison.Ordinal));
    }
}
