using System.Security.Cryptography;
using System.Text;
using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.ResourceExplorer2;
using Amazon.CDK.AWS.SQS;
using Constructs;
using FleetDiff.Cdk.Compute;
using FleetDiff.Cdk.Monitoring;
using FleetDiff.Cdk.Queries;

namespace FleetDiff.Cdk;

/// <summary>The stack with all resources of FleetDiff, for the delegated administrator account of Resource Explorer.</summary>
internal sealed class FleetDiffStack : Stack
{
    private const string Name = "FleetDiff";

    // The hosts of the consoles, by partition (AWS General Reference; GovCloud and China user guides).
    private static readonly Dictionary<string, string> Consoles = new()
    {
        ["aws"] = "console.aws.amazon.com",
        ["aws-us-gov"] = "console.amazonaws-us-gov.com",
        ["aws-cn"] = "console.amazonaws.cn",
    };

    /// <summary>Creates the stack, in the account and Region of the view.</summary>
    public FleetDiffStack(Construct scope, FleetDiffProps props)
        : base(scope, props.Fleet == FleetDiffProps.FirstFleet ? Name : $"{Name}-{props.Fleet}", new StackProps
        {
            Description = "FleetDiff: every day, finds the EC2 instances that Systems Manager does not manage.",
            Env = props is { View: { } view, Root: not null }
                ? new Amazon.CDK.Environment { Account = view.Account, Region = view.Region }
                : null,
            // A stack without assets needs no bootstrapped account.
            Synthesizer = props.Root is null
                ? new DefaultStackSynthesizer(new DefaultStackSynthesizerProps { GenerateBootstrapVersionRule = false })
                : null,
            // Deleting the stack deletes the schedule, the alarms and the topic: no alarm would report it.
            TerminationProtection = true,
        })
    {
        foreach (var (key, value) in props.Tags)
        {
            Amazon.CDK.Tags.Of(this).Add(key, value);
        }

        // Permits the delivery of access logs by bucket policy: buckets with BucketOwnerEnforced have no ACLs.
        Node.SetContext("@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true);
        PartitionName = props.Root is null ? Partition : (props.View ?? props.NewView)!.Partition;
        ViewArn = props.NewView is { } over ? CreateView($"{over}").AttrViewArn : $"{props.View}";
        Key = props.KmsKeyArn is { } arn ? Amazon.CDK.AWS.KMS.Key.FromKeyArn(this, "Key", $"{arn}") : null;
        Archive = new ArchiveStorage(this, "Archive", props);
        Alerts = new AlertsTopic(this, "Alerts", props);
        DeadLetters = CreateDeadLetters();
        Run = new RunFunction(this, "Run", props);
        var alarms = new Alarms(this, "Alarms", new RunSchedule(this, "Schedule", props));
        var trend = new TrendDashboard(this, "Trend", alarms.All);
        _ = new ArchiveQueries(this, "Queries", new ArchiveTable(this, "Table", props));
        AddOutputs(
            trend.Dashboard.DashboardName,
            props.Root is null ? FindConsole() : Consoles.GetValueOrDefault(PartitionName));
    }

    /// <summary>
    /// The partition, such as <c>aws</c> or <c>aws-us-gov</c>. In a template for any Region it is known when the stack is
    /// deployed.
    /// </summary>
    public string PartitionName { get; }

    public string ViewArn { get; }

    /// <summary>The customer managed key for the data of the stack; null for keys that AWS manages.</summary>
    public IKey? Key { get; }

    public ArchiveStorage Archive { get; }

    public AlertsTopic Alerts { get; }

    /// <summary>
    /// The dead-letter queue for runs that could not be started or whose retries failed. A message has the event and the error.
    /// </summary>
    public Queue DeadLetters { get; }

    public RunFunction Run { get; }

    // A view of the organization or of an organizational unit, with tags and without a filter. Resource Explorer must be set up
    // for the organization, with the aggregator index in the stack's Region. The scope of a view cannot be changed:
    // CloudFormation creates the new view before it deletes the old one, and the two need different names.
    private CfnView CreateView(string scope) => new(new Construct(this, "OrganizationView"), "View", new CfnViewProps
    {
        ViewName = $"{StackName}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scope)))[..8]}",
        Scope = scope,
        IncludedProperties = new[] { new CfnView.IncludedPropertyProperty { Name = "tags" } },
    });

    private Queue CreateDeadLetters()
    {
        var queue = new Queue(this, "DeadLetters", new QueueProps
        {
            Encryption = Key is null ? QueueEncryption.SQS_MANAGED : QueueEncryption.KMS,
            EncryptionMasterKey = Key,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(14),
        });
        queue.Accept("AwsSolutions-SQS3", "It is the dead-letter queue of the schedule and the function.");
        return queue;
    }

    private void AddOutputs(string dashboard, string? console)
    {
        var function = Run.Function.FunctionName;
        AddOutput("ArchiveLocation", Archive.Location, "The location of the archive; FLEETDIFF_ARCHIVE of the command line.");
        AddOutput("View", ViewArn, "The view to read; FLEETDIFF_VIEW_ARN of the command line.");
        AddOutput("Topic", Alerts.Topic.TopicArn, "The topic for alerts and alarms; each subscriber must confirm once.");
        AddOutput("Function", function, "The function.");
        AddOutput("LogGroup", Run.Log.LogGroupName, "The log group of the function.");
        AddOutput("RunNow",
            $"aws lambda invoke --region {Region} --function-name {function} --invocation-type Event answer.json",
            "Starts a run for today. It sends the alert when it is complete.");
        if (console is not null)
        {
            AddOutput("Dashboard",
                $"https://{console}/cloudwatch/home?region={Region}#dashboards/dashboard/{dashboard}",
                "The dashboard with the trend.");
        }
    }

    // The partition of a stack for any Region is known when it is deployed.
    private string FindConsole() => new CfnMapping(this, "Console", new CfnMappingProps
    {
        Mapping = Consoles.ToDictionary(
            console => console.Key,
            IDictionary<string, object> (console) => new Dictionary<string, object> { ["Host"] = console.Value }),
    }).FindInMap(Partition, "Host");

    private void AddOutput(string name, string value, string description) =>
        _ = new CfnOutput(this, name, new CfnOutputProps { Value = value, Description = description });
}
