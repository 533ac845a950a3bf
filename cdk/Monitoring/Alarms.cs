using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.SNS;
using Constructs;
using FleetDiff.Cdk.Compute;
using FleetDiff.Cdk.Context;

namespace FleetDiff.Cdk.Monitoring;

/// <summary>What rings when the job itself is not well. Each alarm says what to do.</summary>
public sealed class Alarms : Construct
{
    private const int HoursWithoutRun = 26;

    private readonly ITopic _topic;

    /// <summary>Makes the alarms, that of missing nights after the schedule that gives it its first sample.</summary>
    public Alarms(FleetDiffStack stack, string id, RunSchedule schedule)
        : base(stack, id)
    {
        _topic = stack.Alerts.Topic;
        var function = stack.Function.Function;
        var metrics = new RunMetrics(function.FunctionName);
        var hour = Duration.Hours(1);
        All =
        [
            CreateAlarm("night failed", TreatMissingData.NOT_BREACHING,
                function.MetricErrors(new MetricOptions { Period = Duration.Minutes(5), Statistic = "Sum" }),
                "A run of the night ended in an error. It is run again twice by itself; if that fails as well, the "
                + $"last error line of log group {stack.Function.Log.LogGroupName} says what went wrong and how to mend "
                + "it. What is missing is done by the next run."),
            CreateAlarm("dead letters", TreatMissingData.NOT_BREACHING,
                stack.DeadLetters.MetricApproximateNumberOfMessagesVisible(
                    new MetricOptions { Period = Duration.Minutes(5), Statistic = "Maximum" }),
                $"A night was given up. The messages of queue {stack.DeadLetters.QueueName} say which and why. Mend "
                + "the cause, invoke the function with the message's event, and purge the queue."),
            // Stays as it is until the next night has another answer.
            CreateAlarm("night suspect", TreatMissingData.IGNORE, metrics.Create("Suspect", hour),
                "The last night is not to be believed: no instance, no managed node, or half of them gone. Its report "
                + "says the likely cause. Run fleetdiff doctor; look at the view, its index and its filter."),
            CreateAlarm("blind spots", TreatMissingData.IGNORE, metrics.Create("BlindSpots", hour),
                "There are accounts or Regions that the last night could not see. Its report names them. Turn Resource "
                + $"Explorer on there, or take the account out of the context value {ContextKey.Accounts}."),
            CreateMissingRunAlarm(metrics.Create(RunMetrics.Duration, hour, "SampleCount"), schedule),
        ];
    }

    /// <summary>Every alarm.</summary>
    public IReadOnlyList<Alarm> All { get; }

    private Alarm CreateMissingRunAlarm(Metric runs, RunSchedule schedule)
    {
        var alarm = CreateAlarm("night missing", new AlarmProps
        {
            Metric = runs,
            ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
            Threshold = 1,
            EvaluationPeriods = HoursWithoutRun,
            TreatMissingData = TreatMissingData.BREACHING,
            AlarmDescription = $"No run has succeeded for {HoursWithoutRun} hours. See whether the schedule is enabled, "
                + "and look at the alarms of failed nights and of dead letters. To run it now, use the command of output "
                + "RunNow. (A new deployment counts as a run: it gives the first one its time.)",
        });
        alarm.Node.AddDependency(schedule);
        return alarm;
    }

    private Alarm CreateAlarm(string name, TreatMissingData missing, Metric metric, string description) =>
        CreateAlarm(name, new AlarmProps
        {
            Metric = metric,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            Threshold = 1,
            EvaluationPeriods = 1,
            TreatMissingData = missing,
            AlarmDescription = description,
        });

    private Alarm CreateAlarm(string name, AlarmProps props)
    {
        props.AlarmName = $"{Stack.Of(this).StackName} {name}";
        var alarm = new Alarm(this, string.Concat(name.Split(' ').Select(Capitalize)), props);
        alarm.AddAlarmAction(new SnsAction(_topic));
        alarm.AddOkAction(new SnsAction(_topic));
        return alarm;
    }

    private static string Capitalize(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";
}
