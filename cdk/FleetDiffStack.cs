using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Constructs;
using FleetDiff.Cdk.Compute;
using FleetDiff.Cdk.Monitoring;
using FleetDiff.Cdk.Queries;

namespace FleetDiff.Cdk;

/// <summary>Everything that FleetDiff needs in the delegated administrator account.</summary>
public sealed class FleetDiffStack : Stack
{
    private const string Name = "FleetDiff";

    /// <summary>Makes the stack, for the account and the Region of the view.</summary>
    public FleetDiffStack(Construct scope, FleetDiffProps props)
        : base(scope, FormatName(props.Fleet), new StackProps
        {
            Description = "Every night: which EC2 instances of the organization does Systems Manager not manage?",
            Env = props.View is { } view
                ? new Amazon.CDK.Environment { Account = view.Account, Region = view.Region }
                : null,
            // With the stack the schedule, the alarms and the topic would go, and nobody would hear of it.
            TerminationProtection = true,
        })
    {
        foreach (var (key, value) in props.Tags)
        {
            Amazon.CDK.Tags.Of(this).Add(key, value);
        }

        // S3 may write access logs by the bucket's policy, as it does since bucket owners own all of a bucket.
        Node.SetContext("@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true);
        ViewArn = props.NewView is { } over
            ? new OrganizationView(this, "OrganizationView", $"{over}").Arn
            : $"{props.View}";
        Key = props.KmsKeyArn is { } arn ? Amazon.CDK.AWS.KMS.Key.FromKeyArn(this, "Key", $"{arn}") : null;
        Archive = new ArchiveStorage(this, "Archive", props);
        Alerts = new AlertsTopic(this, "Alerts", props);
        DeadLetters = new DeadLetterQueue(this, "DeadLetters", Key);
        Function = new RunFunction(this, "Night", props);
        Alarms = new Alarms(this, "Alarms", new RunSchedule(this, "Schedule", props));
        Trend = new TrendDashboard(this, "Trend");
        _ = new ArchiveQueries(this, "Queries", new ArchiveTable(this, "Table", props));
        AddOutputs(FormatConsoleUrl(props.Partition));
    }

    /// <summary>The ARN of the view that is read.</summary>
    public string ViewArn { get; }

    /// <summary>The customer-managed key of what the stack stores; null for the keys of AWS.</summary>
    public IKey? Key { get; }

    /// <summary>The archive of nights.</summary>
    public ArchiveStorage Archive { get; }

    /// <summary>The topic for alerts and alarms.</summary>
    public AlertsTopic Alerts { get; }

    /// <summary>Nights that were given up.</summary>
    public DeadLetterQueue DeadLetters { get; }

    /// <summary>The function.</summary>
    public RunFunction Function { get; }

    /// <summary>The alarms.</summary>
    public Alarms Alarms { get; }

    /// <summary>The dashboard.</summary>
    public TrendDashboard Trend { get; }

    /// <summary>The stack's name: <c>FleetDiff</c>, and for each fleet beyond the first <c>FleetDiff-</c>and its.</summary>
    public static string FormatName(string fleet) => fleet == FleetDiffProps.FirstFleet ? Name : $"{Name}-{fleet}";

    private void AddOutputs(string? console)
    {
        var function = Function.Function.FunctionName;
        AddOutput("ArchiveLocation", Archive.Location, "Where nights are kept; FLEETDIFF_ARCHIVE of the command line.");
        AddOutput("View", ViewArn, "The view that is read; FLEETDIFF_VIEW_ARN of the command line.");
        AddOutput("Topic", Alerts.Topic.TopicArn, "Where alerts and alarms go; each subscriber confirms once.");
        AddOutput("Function", function, "The function.");
        AddOutput("LogGroup", Function.Log.LogGroupName, "Its log.");
        AddOutput("RunNow",
            $"aws lambda invoke --region {Region} --function-name {function} --invocation-type Event answer.json",
            "Runs today's night now; the mail comes when it is done.");
        if (console is not null)
        {
            AddOutput("Dashboard",
                $"https://{console}/cloudwatch/home?region={Region}#dashboards/dashboard/{Trend.Dashboard.DashboardName}",
                "The trend over the nights.");
        }
    }

    // Null in a partition whose console's address is not public knowledge.
    private static string? FormatConsoleUrl(string partition) => partition switch
    {
        "aws" => "console.aws.amazon.com",
        "aws-us-gov" => "console.amazonaws-us-gov.com",
        "aws-cn" => "console.amazonaws.cn",
        _ => null,
    };

    private void AddOutput(string name, string value, string description) =>
        _ = new CfnOutput(this, name, new CfnOutputProps { Value = value, Description = description });
}
