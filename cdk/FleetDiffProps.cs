using System.Text.Json.Nodes;
using FleetDiff.Cdk.Compute;
using FleetDiff.Cdk.Context;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk;

/// <summary>The settings of the stack, by their names in the context, with their defaults.</summary>
/// <param name="reader">The context. It collects the problems.</param>
/// <param name="root">The root folder of the repository; null for a stack without assets.</param>
internal sealed class FleetDiffProps(ContextReader reader, string? root)
{
    /// <summary>The fleet of the first deployment. Most organizations have no other.</summary>
    public const string FirstFleet = "fleetdiff";

    private const int MaxDays = 100 * 365;

    /// <summary>
    /// The root folder of the repository, which contains the published function; null for a stack without assets, which any
    /// account and Region can deploy and whose parameters name the S3 object with the function.
    /// </summary>
    public string? Root { get; } = root;

    /// <summary>The multi-account view to read; null when the stack creates one (<see cref="NewView"/>).</summary>
    public AwsArn? View { get; } = SettingValues.ReadViewArn(reader);

    /// <summary>The mail addresses to subscribe to the topic. The owner of each address must confirm the subscription.</summary>
    public IReadOnlyList<string> Emails { get; } = reader.ParseList("emails", ValueFormat.Email);

    /// <summary>The HTTPS addresses to subscribe to the topic.</summary>
    public IReadOnlyList<string> Webhooks { get; } = reader.ParseList("webhooks",
        text => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps,
        "HTTPS addresses, comma separated, such as https://alerts.example.com/fleetdiff");

    /// <summary>The schedule of the runs.</summary>
    public DailySchedule Schedule { get; } = reader.Parse("schedule", DailySchedule.Parse,
        "a minute and an hour of every day, such as cron(30 2 * * ? *)") ?? DailySchedule.Default;

    /// <summary>The time zone of the schedule and of the report date.</summary>
    public TimeZoneInfo TimeZone { get; } = SettingValues.ReadTimeZone(reader);

    /// <summary>The optional sources to read.</summary>
    public EvidenceSettings Evidence { get; } = SettingValues.ReadEvidence(reader);

    /// <summary>The rules of the evaluation and of alerts.</summary>
    public AnalysisRules Rules { get; } = SettingValues.ReadRules(reader);

    /// <summary>The number of days for which reports are kept.</summary>
    public int RetentionDays { get; } = reader.ParseNumber("retentionDays", 1, MaxDays, "days") ?? 3 * 365;

    /// <summary>The number of days for which S3 Object Lock protects a version of a file; null for no Object Lock.</summary>
    public int? ObjectLockDays { get; } = reader.ParseNumber("objectLockDays", 1, MaxDays, "days");

    /// <summary>The name of an existing bucket for the archive; null when the stack creates one.</summary>
    public string? BucketName { get; } = reader.ParseText("bucketName", ArchiveLocation.IsBucketName,
        "the name of an existing S3 bucket, such as example-audit-archive");

    /// <summary>The prefix of this deployment's files in the bucket. Each deployment has its own prefix and stack.</summary>
    public string Fleet { get; } =
        reader.ParseText("fleet", ValueFormat.Fleet.Matches, ValueFormat.Fleet.Expected) ?? FirstFleet;

    /// <summary>
    /// The prefixes of the fleets in the bucket, which the queries read as one table: that of this deployment, and those of
    /// other deployments with the same bucket.
    /// </summary>
    public IReadOnlyList<string> Fleets { get => field is [] ? [Fleet] : field; } =
        reader.ParseList("fleets", ValueFormat.Prefix);

    /// <summary>The ARN of an existing topic for alerts and alarms; null when the stack creates one.</summary>
    public AwsArn? TopicArn { get; } = SettingValues.ReadTopicArn(reader);

    /// <summary>The ARNs of the KMS keys of the existing bucket and topic.</summary>
    public IReadOnlyList<string> KeyArns { get; } = reader.ParseList("keyArns", ValueFormat.Keys);

    /// <summary>
    /// The customer managed key that encrypts the bucket, the log group, the queue and the function's environment; null
    /// for keys that AWS manages.
    /// </summary>
    public AwsArn? KmsKeyArn { get; } = reader.ParseArn("kmsKeyArn", ValueFormat.Key);

    /// <summary>The tags to add to every resource.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; } = reader.ParseTags("tags");

    /// <summary>
    /// Whether the function has a reserved concurrency of 1. It is optional: the lease of the archive prevents concurrent
    /// writes, and Lambda rejects a reservation that leaves the account less than 100 unreserved executions.
    /// </summary>
    public bool ReserveConcurrency { get; } = reader.ParseChoice("reserveConcurrency", "true", "false") == "true";

    /// <summary>The function's memory, in MiB.</summary>
    public int MemoryMb { get; } = reader.ParseNumber("memoryMb", 128, 10240, "MiB") ?? 512;

    /// <summary>The architecture and the runtime of the function.</summary>
    public FunctionPackage Package { get; } = new(
        reader.ParseChoice("architecture", FunctionPackage.Arm64, FunctionPackage.X64) ?? FunctionPackage.X64,
        reader.ParseChoice("runtime", FunctionPackage.Native, FunctionPackage.Managed) ?? FunctionPackage.Native);

    /// <summary>
    /// The ARN of the organization or the organizational unit for which the stack creates a view; null with an existing
    /// view.
    /// </summary>
    public AwsArn? NewView { get; } = reader.ParseArn("createView", ValueFormat.Scope);

    /// <summary>Reads and validates every setting.</summary>
    /// <param name="context">The context, by name.</param>
    /// <param name="root">The root folder of the repository; null for a stack without assets.</param>
    /// <exception cref="SettingsException">Settings are missing or invalid; the exception lists all of them.</exception>
    public static FleetDiffProps Read(JsonObject context, string? root)
    {
        var reader = new ContextReader(context);
        var props = new FleetDiffProps(reader, root);
        reader.RejectUnknown();
        ContextRules.Check(reader, props);
        reader.ThrowIfInvalid();
        return props;
    }
}
