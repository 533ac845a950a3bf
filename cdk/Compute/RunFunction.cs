using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.Destinations;
using Amazon.CDK.AWS.Logs;
using Constructs;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Compute;

/// <summary>The function that executes a run, with its role, its log group and its metrics.</summary>
internal sealed class RunFunction : Construct
{
    /// <summary>The parameter with the bucket of the published function, in a stack without assets.</summary>
    public const string CodeBucket = "CodeBucket";

    /// <summary>The parameter with the key of the published function, in a stack without assets.</summary>
    public const string CodeKey = "CodeKey";

    /// <summary>The namespace of the metrics.</summary>
    public const string MetricNamespace = "FleetDiff";

    /// <summary>The metric with the duration of a run, in milliseconds: one sample for each successful run.</summary>
    public const string DurationMetric = "Duration";

    public RunFunction(FleetDiffStack stack, string id, FleetDiffProps props)
        : base(stack, id)
    {
        Log = new LogGroup(this, "Log", new LogGroupProps
        {
            Retention = RetentionDays.ONE_YEAR,
            EncryptionKey = stack.Key,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        var role = new Role(this, "Role", new RoleProps
        {
            Description = "The permissions of a FleetDiff run.",
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
        });
        Function = new Function(this, "Function", new FunctionProps
        {
            Description = "FleetDiff: compares the EC2 instances of the organization with its managed nodes, every day.",
            Code = CreateCode(stack, props),
            Runtime = new Runtime(props.Package.Runtime),
            Architecture = props.Package.Architecture == FunctionPackage.Arm64 ? Architecture.ARM_64 : Architecture.X86_64,
            Handler = FunctionPackage.Handler,
            Environment = CreateVariables(stack, props),
            EnvironmentEncryption = stack.Key,
            MemorySize = props.MemoryMb,
            Timeout = Duration.Minutes(15),
            ReservedConcurrentExecutions = props.ReserveConcurrency ? 1 : null,
            // The policy below has all permissions: the CDK must not add others.
            Role = role.WithoutPolicyUpdates(),
            LogGroup = Log,
            LoggingFormat = LoggingFormat.JSON,
        });
        Function.ConfigureAsyncInvoke(new EventInvokeConfigOptions
        {
            // A retry completes an interrupted run; it does not repeat what is complete.
            RetryAttempts = 2,
            MaxEventAge = Duration.Hours(6),
            OnFailure = new SqsDestination(stack.DeadLetters),
        });
        Function.Node.AddDependency(new Permissions(this, "Policy", stack, props, role));
    }

    public Function Function { get; }

    public LogGroup Log { get; }

    /// <summary>Creates a metric that a successful run writes, one value each.</summary>
    public Metric CreateMetric(string name, Duration period, string statistic = "Maximum") => new(new MetricProps
    {
        Namespace = MetricNamespace,
        MetricName = name,
        DimensionsMap = new Dictionary<string, string> { ["FunctionName"] = Function.FunctionName },
        Period = period,
        Statistic = statistic,
    });

    private static Code CreateCode(FleetDiffStack stack, FleetDiffProps props) => props.Root is { } root
        ? Code.FromAsset(Path.Combine(root, props.Package.Folder))
        : Code.FromCfnParameters(new CfnParametersCodeProps
        {
            BucketNameParam = new CfnParameter(stack, CodeBucket),
            ObjectKeyParam = new CfnParameter(stack, CodeKey),
        });

    private static Dictionary<string, string> CreateVariables(FleetDiffStack stack, FleetDiffProps props)
    {
        var variables = new Dictionary<string, string>
        {
            ["ANNOTATIONS_HANDLER"] = "RunAsync",
            [Setting.ViewArn] = stack.ViewArn,
            [Setting.Archive] = stack.Archive.Location,
            // The policy of an existing bucket can require the key in each request.
            [Setting.KmsKeyArn] = $"{props.KmsKeyArn}",
            // The owner of an existing bucket is unknown.
            [Setting.BucketOwner] = props.BucketName is null ? stack.Account : "",
            [Setting.TopicArn] = stack.Alerts.Topic.TopicArn,
            [Setting.Evidence] = $"{props.Evidence}",
            [Setting.AlertOn] = KebabCase.Format(props.Rules.AlertOn),
            [Setting.TimeZone] = props.TimeZone.Id,
            [Setting.GraceHours] = $"{props.Rules.GraceHours}",
            [Setting.ExemptTag] = props.Rules.ExemptTag ?? "none",
            [Setting.ExemptTagMaxDays] = $"{props.Rules.ExemptTagMaxDays}",
            [Setting.ExemptTagAccounts] = string.Join(',', props.Rules.ExemptTagAccounts),
            [Setting.ExemptSuppressed] = props.Rules.ExemptSuppressed ? "true" : "",
            [Setting.Accounts] = SettingValues.FormatAccounts(props.Rules),
        };
        return variables.Where(variable => variable.Value.Length > 0).ToDictionary();
    }
}
