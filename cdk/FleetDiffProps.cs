using FleetDiff.Cdk.Compute;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk;

/// <summary>The settings of the stack, validated, with their defaults.</summary>
internal sealed record FleetDiffProps
{
    /// <summary>The fleet of the first deployment. Most organizations have no other.</summary>
    public const string FirstFleet = "fleetdiff";

    /// <summary>The multi-account view to read; null when the stack creates one (<see cref="NewView"/>).</summary>
    public AwsArn? View { get; init; }

    /// <summary>
    /// The ARN of the organization or the organizational unit for which the stack creates a view; null with an existing
    /// view.
    /// </summary>
    public AwsArn? NewView { get; init; }

    /// <summary>
    /// The folder with the published function; null for a stack without assets, which any account and Region can deploy and
    /// whose parameters name the S3 object with the function.
    /// </summary>
    public string? PackageFolder { get; init; }

    /// <summary>The mail addresses to subscribe to the topic. The owner of each address must confirm the subscription.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>The HTTPS addresses to subscribe to the topic.</summary>
    public IReadOnlyList<string> Webhooks { get; init; } = [];

    /// <summary>The schedule of the runs.</summary>
    public DailySchedule Schedule { get; init; } = DailySchedule.Parse("cron(30 2 * * ? *)")!;

    /// <summary>The time zone of the schedule and of the report date.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The optional sources to read.</summary>
    public EvidenceSettings Evidence { get; init; } = new();

    /// <summary>The rules of the evaluation and of alerts.</summary>
    public AnalysisRules Rules { get; init; } = new();

    /// <summary>The number of days for which reports are kept.</summary>
    public int RetentionDays { get; init; } = 3 * 365;

    /// <summary>The number of days for which S3 Object Lock protects a version of a file; null for no Object Lock.</summary>
    public int? ObjectLockDays { get; init; }

    /// <summary>The name of an existing bucket for the archive; null when the stack creates one.</summary>
    public string? BucketName { get; init; }

    /// <summary>
    /// The prefix of this deployment's files in the bucket. Each additional deployment has its own prefix and its own
    /// stack.
    /// </summary>
    public string Fleet { get; init; } = FirstFleet;

    /// <summary>
    /// The prefixes of the fleets in the bucket, which the queries read as one table: that of this deployment, and those of
    /// other deployments with the same bucket.
    /// </summary>
    public IReadOnlyList<string> Fleets { get; init; } = [FirstFleet];

    /// <summary>The ARN of an existing topic for alerts and alarms; null when the stack creates one.</summary>
    public AwsArn? TopicArn { get; init; }

    /// <summary>The ARNs of the KMS keys of the existing bucket and topic.</summary>
    public IReadOnlyList<string> KeyArns { get; init; } = [];

    /// <summary>
    /// The customer managed key that encrypts the bucket, the log group, the queue and the function's environment; null
    /// for keys that AWS manages.
    /// </summary>
    public AwsArn? KmsKeyArn { get; init; }

    /// <summary>The tags to add to every resource.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the function has a reserved concurrency of 1. It is optional: the lease of the archive prevents concurrent
    /// writes, and Lambda rejects a reservation that leaves the account less than 100 unreserved executions.
    /// </summary>
    public bool ReserveConcurrency { get; init; }

    /// <summary>The function's memory, in MiB.</summary>
    public int MemoryMb { get; init; } = 512;

    /// <summary>The instruction set architecture of the function: <c>arm64</c> or <c>x86_64</c>.</summary>
    public string Architecture { get; init; } = FunctionPackage.X64;

    /// <summary>The function's runtime: <c>provided.al2023</c> or <c>dotnet10</c>.</summary>
    public string Runtime { get; init; } = FunctionPackage.Native;
}
