using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Constructs;
using FleetDiff.Cdk.Compute;

namespace FleetDiff.Cdk.Monitoring;

/// <summary>The alarms for failures of the job. The description of each alarm has the fix.</summary>
internal sealed class Alarms : Construct
{
    private const int HoursWithoutRun = 26;

    private readonly ITopic _topic;

    /// <summary>Creates the alarms; the alarm for missing runs after the schedule that writes its first sample.</summary>
    public Alarms(FleetDiffStack stack, string id, RunSchedule schedule)
        : base(stack, id)
    {
        _topic = stack.Alerts.Topic;
        var run = stack.Run;
        var hour = Duration.Hours(1);
        All =
        [
            CreateAlarm("run failed", TreatMissingData.NOT_BREACHING,
                run.Function.MetricErrors(new MetricOptions { Period = Duration.Minutes(5), Statistic = "Sum" }),
                "A run ended with an error. Lambda retries it twice. If the retries fail too, the last error line of "
                + $"log group {run.Log.LogGroupName} has the cause and the fix. The next run completes the "
                + "missing files."),
            CreateAlarm("dead letters", TreatMissingData.NOT_BREACHING,
                stack.DeadLetters.MetricApproximateNumberOfMessagesVisible(
                    new MetricOptions { Period = Duration.Minutes(5), Statistic = "Maximum" }),
                $"A run failed, and so did all retries. Each message of queue {stack.DeadLetters.QueueName} has the event "
                + "and the error. Fix the cause, invoke the function with the event, and purge the queue."),
            // Without new data, an alarm keeps its state until the next run.
            CreateAlarm("run suspect", TreatMissingData.IGNORE, run.CreateMetric("Suspect", hour),
                "The last report is suspect: no instance, no managed node, or half of the instances missing. The report "
                + "has the likely cause. Run fleetdiff doctor, and check the view, its index and its filter."),
            CreateAlarm("blind spots", TreatMissingData.IGNORE, run.CreateMetric("BlindSpots", hour),
                "The last run could not see some accounts or Regions. The report lists them. Turn on Resource Explorer "
                + "there, or exempt an account without EC2 instances in exemptions.csv."),
            CreateAlarm("run missing", TreatMissingData.BREACHING,
                run.CreateMetric(RunFunction.DurationMetric, hour, "SampleCount"),
                $"No run has succeeded for {HoursWithoutRun} hours. Check that the schedule is enabled, "
                + "then the alarms for failed runs and dead letters. To start a run, use the command in output RunNow. "
                + "(A new deployment counts as a run, so that the first run is not reported as missing.)",
                ComparisonOperator.LESS_THAN_THRESHOLD, HoursWithoutRun),
        ];
        All[^1].Node.AddDependency(schedule);
    }

    public IReadOnlyList<Alarm> All { get; }

    private Alarm CreateAlarm(string name, TreatMissingData missing, IMetric metric, string description,
        ComparisonOperator comparison = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, int periods = 1)
    {
        var alarm = new Alarm(this, string.Concat(name.Split(' ').Select(Capitalize)), new AlarmProps
        {
            AlarmName = $"{Stack.Of(this).StackName} {name}",
            AlarmDescription = description,
            Metric = metric,
            ComparisonOperator = comparison,
            Threshold = 1,
            EvaluationPeriods = periods,
            TreatMissingData = missing,
        });
        alarm.AddAlarmAction(new SnsAction(_topic));
        alarm.AddOkAction(new SnsAction(_topic));
        return alarm;
    }

    private static string Capitalize(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";
}
