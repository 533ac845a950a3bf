using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Scheduler;
using Constructs;

namespace FleetDiff.Cdk.Compute;

/// <summary>The schedule that starts a run every day.</summary>
internal sealed class RunSchedule : Construct
{
    /// <summary>Creates the schedule, in its own group: the trust policy of a role can be limited to a group only.</summary>
    public RunSchedule(FleetDiffStack stack, string id, FleetDiffProps props)
        : base(stack, id)
    {
        var group = new CfnScheduleGroup(this, "Group", new CfnScheduleGroupProps());
        var function = stack.Run.Function;
        var role = CreateRole(stack, group);
        _ = new CfnSchedule(this, "Schedule", new CfnScheduleProps
        {
            Description = "Starts a FleetDiff run every day.",
            GroupName = group.Ref,
            ScheduleExpression = props.Schedule.Expression,
            ScheduleExpressionTimezone = props.TimeZone.Id,
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty
            {
                Mode = "FLEXIBLE",
                MaximumWindowInMinutes = 15,
            },
            Target = new CfnSchedule.TargetProperty
            {
                Arn = function.FunctionArn,
                RoleArn = role.RoleArn,
                // The report has the date of the scheduled time, even if the run starts later.
                Input = """{"time":"<aws.scheduler.scheduled-time>"}""",
                RetryPolicy = new CfnSchedule.RetryPolicyProperty
                {
                    MaximumEventAgeInSeconds = 6 * 60 * 60,
                    MaximumRetryAttempts = 20,
                },
                DeadLetterConfig = new CfnSchedule.DeadLetterConfigProperty { Arn = stack.DeadLetters.QueueArn },
            },
        });
        CountDeployment(stack, group, role);
    }

    // Without a sample, the alarm for missing runs fires hours before the first run is due. A rate-based schedule without a
    // start date is due at once (EventBridge Scheduler User Guide, Schedule types), when the stack is created.
    private void CountDeployment(FleetDiffStack stack, CfnScheduleGroup group, Role role)
    {
        _ = new CfnSchedule(this, "Deployment", new CfnScheduleProps
        {
            Description = "Writes the first sample for the FleetDiff alarm for missing runs when the stack is deployed.",
            GroupName = group.Ref,
            ScheduleExpression = "rate(365 days)",
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "OFF" },
            Target = new CfnSchedule.TargetProperty
            {
                Arn = $"arn:{stack.PartitionName}:scheduler:::aws-sdk:cloudwatch:putMetricData",
                RoleArn = role.RoleArn,
                Input = $$"""
                    {"Namespace":"{{RunFunction.MetricNamespace}}","MetricData":[{"MetricName":"{{RunFunction.DurationMetric}}",
                    "Dimensions":[{"Name":"FunctionName","Value":"{{stack.Run.Function.FunctionName}}"}],
                    "Value":0,"Unit":"Milliseconds"}]}
                    """.ReplaceLineEndings(""),
            },
        });
        role.Accept("AwsSolutions-IAM5[Resource::*]", "PutMetricData does not support resource-level permissions "
            + "(Service Authorization Reference, Amazon CloudWatch). A condition limits it to the namespace of FleetDiff.");
    }

    private Role CreateRole(FleetDiffStack stack, CfnScheduleGroup group) =>
        new(this, "Role", new RoleProps
        {
            Description = "Allows the schedules of FleetDiff to start a run and to write the first sample of its metric.",
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
                        CreateStatement(stack.Run.Function.FunctionArn, "lambda:InvokeFunction"),
                        CreateStatement(stack.DeadLetters.QueueArn, "sqs:SendMessage"),
                        .. stack.Key is { } key
                            ? [CreateStatement(key.KeyArn, "kms:Decrypt", "kms:GenerateDataKey")]
                            : Array.Empty<PolicyStatement>(),
                        new(new PolicyStatementProps
                        {
                            Actions = ["cloudwatch:PutMetricData"],
                            Resources = ["*"],
                            Conditions = new Dictionary<string, object>
                            {
                                ["StringEquals"] = new Dictionary<string, string>
                                {
                                    ["cloudwatch:namespace"] = RunFunction.MetricNamespace,
                                },
                            },
                        }),
                    ],
                }),
            },
        });

    private static PolicyStatement CreateStatement(string resource, params string[] actions) =>
        new(new PolicyStatementProps { Actions = actions, Resources = [resource] });
}
