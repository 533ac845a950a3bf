using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Scheduler;
using Constructs;

namespace FleetDiff.Cdk;

/// <summary>What starts the night, every night.</summary>
public sealed class NightSchedule : Construct
{
    /// <summary>Makes the schedule, in a group of its own: a role is narrowed to a group, not to a schedule.</summary>
    public NightSchedule(FleetDiffStack stack, string id, FleetDiffProps props)
        : base(stack, id)
    {
        var group = new CfnScheduleGroup(this, "Group", new CfnScheduleGroupProps());
        var function = stack.Night.Function;
        _ = new CfnSchedule(this, "Schedule", new CfnScheduleProps
        {
            Description = "Starts FleetDiff's night.",
            GroupName = group.Ref,
            ScheduleExpression = props.Schedule,
            ScheduleExpressionTimezone = props.TimeZone,
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty
            {
                Mode = "FLEXIBLE",
                MaximumWindowInMinutes = 15,
            },
            Target = new CfnSchedule.TargetProperty
            {
                Arn = function.FunctionArn,
                RoleArn = NewRole(stack, group, function).RoleArn,
                // The scheduled time, not the clock's, gives the night its date.
                Input = """{"time":"<aws.scheduler.scheduled-time>"}""",
                RetryPolicy = new CfnSchedule.RetryPolicyProperty
                {
                    MaximumEventAgeInSeconds = 6 * 60 * 60,
                    MaximumRetryAttempts = 20,
                },
                DeadLetterConfig = new CfnSchedule.DeadLetterConfigProperty { Arn = stack.DeadLetters.QueueArn },
            },
        });
    }

    private Role NewRole(FleetDiffStack stack, CfnScheduleGroup group, Function function) =>
        new(this, "Role", new RoleProps
        {
            Description = "Lets FleetDiff's schedule start the night, and nothing else.",
            AssumedBy = new ServicePrincipal("scheduler.amazonaws.com", new ServicePrincipalOpts
            {
                Conditions = new Dictionary<string, object>
                {
                    ["StringEquals"] = new Dictionary<string, string>
                    {
                        ["aws:SourceAccount"] = stack.Account,
                        ["aws:SourceArn"] = group.AttrArn,
                    },
                },
            }),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["Start"] = new(new PolicyDocumentProps
                {
                    Statements =
                    [
                        Allow("lambda:InvokeFunction", function.FunctionArn),
                        Allow("sqs:SendMessage", stack.DeadLetters.QueueArn),
                    ],
                }),
            },
        });

    private static PolicyStatement Allow(string action, string resource) =>
        new(new PolicyStatementProps { Actions = [action], Resources = [resource] });
}
