using FleetDiff.Cdk.Compute;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk;

/// <summary>What is deployed: every setting of the stack, checked, with its default.</summary>
public sealed record FleetDiffProps
{
    /// <summary>The fleet of the first deployment, and in most organizations the only one.</summary>
    public const string FirstFleet = "fleetdiff";

    /// <summary>The multi-account view that is read; null when the stack makes one (<see cref="NewView"/>).</summary>
    public AwsArn? View { get; init; }

    /// <summary>
    /// The ARN of the organization or of the organizational unit over which the stack makes a view; null when there
    /// is one already.
    /// </summary>
    public AwsArn? NewView { get; init; }

    /// <summary>The partition of the view, such as <c>aws</c> or <c>aws-us-gov</c>.</summary>
    public string Partition => (View ?? NewView)?.Partition ?? "aws";

    /// <summary>The folder with the published function.</summary>
    public required string PackageFolder { get; init; }

    /// <summary>Mail addresses that are subscribed to the topic; each must be confirmed by its owner.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>HTTPS addresses that are subscribed to the topic.</summary>
    public IReadOnlyList<string> Webhooks { get; init; } = [];

    /// <summary>When the night runs: a cron expression of EventBridge Scheduler that is due every day.</summary>
    public string Schedule { get; init; } = "cron(30 2 * * ? *)";

    /// <summary>The time zone of the schedule and of a night's date.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The optional sources that are asked.</summary>
    public EvidenceSettings Evidence { get; init; } = new();

    /// <summary>What is judged and alerted, and how.</summary>
    public AnalysisRules Rules { get; init; } = new();

    /// <summary>Days for which nights are kept.</summary>
    public int RetentionDays { get; init; } = 3 * 365;

    /// <summary>Days for which nobody can delete or overwrite a version of a file; null for no Object Lock.</summary>
    public int? ObjectLockDays { get; init; }

    /// <summary>An existing bucket for the archive; null when the stack makes one.</summary>
    public string? BucketName { get; init; }

    /// <summary>
    /// The prefix of this deployment's nights in the bucket. Each deployment beyond the first has one of its own, and
    /// a stack of its own.
    /// </summary>
    public string Fleet { get; init; } = FirstFleet;

    /// <summary>
    /// The prefixes in the bucket that hold a fleet each, read as one table: this deployment's own, and those of
    /// others that keep their nights in the same bucket.
    /// </summary>
    public IReadOnlyList<string> Fleets { get; init; } = [FirstFleet];

    /// <summary>An existing topic for alerts and alarms; null when the stack makes one.</summary>
    public AwsArn? TopicArn { get; init; }

    /// <summary>The KMS keys of the existing bucket and topic, where they have keys of their own.</summary>
    public IReadOnlyList<string> KeyArns { get; init; } = [];

    /// <summary>
    /// The customer-managed key that encrypts the bucket, the log group, the queue and the function's environment; null
    /// for the keys of AWS.
    /// </summary>
    public AwsArn? KmsKeyArn { get; init; }

    /// <summary>The tags of every resource.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether one concurrent execution is reserved for the function. The lease on the archive already keeps two runs
    /// from writing at once, and Lambda refuses a reservation that leaves the account less than 100 unreserved.
    /// </summary>
    public bool ReserveConcurrency { get; init; }

    /// <summary>The function's memory, in MiB.</summary>
    public int MemoryMb { get; init; } = 512;

    /// <summary>The function's architecture: <c>arm64</c> or <c>x86_64</c>.</summary>
    public string Architecture { get; init; } = FunctionPackage.X64;

    /// <summary>The function's runtime: <c>provided.al2023</c> or <c>dotnet10</c>.</summary>
    public string Runtime { get; init; } = FunctionPackage.Native;
}
