using System.Text;
using System.Text.Json;
using FleetDiff.Aws.Alerts;
using FleetDiff.Aws.Evidence;
using FleetDiff.Aws.Inventory;
using FleetDiff.Aws.Organizations;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Core.Tests.Pipeline;
using FleetDiff.Reporting;
using LocalAws;
using Microsoft.Extensions.Time.Testing;

namespace FleetDiff.Aws.Tests;

/// <summary>The adapters with the clients of the SDK, against AWS on loopback.</summary>
internal sealed class WireFixture : IAsyncDisposable
{
    public const string ViewArn =
        "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
    public const string TopicArn = "arn:aws:sns:eu-west-1:111122223333:fleetdiff";
    public const string BucketName = "fleetdiff-archive";
    public const string Organization = "arn:aws:organizations::111122223333:organization/o-example1234";
    public const string Account = "444455556666";
    public const string Aggregator = "organization";
    public const string Region = "eu-west-1";

    public static readonly DateTimeOffset Reported = new(2026, 11, 22, 21, 15, 0, TimeSpan.Zero);

    public LocalAwsServer Aws { get; private init; } = null!;

    public AnalysisRules Rules { get; set; } = new();

    /// <summary>The view of the inventory; its Region is the one that is called.</summary>
    public string View { get; set; } = ViewArn;

    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 23, 2, 30, 0, TimeSpan.Zero));

    public static async Task<WireFixture> StartAsync()
    {
        var aws = await LocalAwsServer.StartAsync();
        aws.ResourceExplorer.AddView(ViewArn, Organization);
        aws.S3.CreateBucket(BucketName);
        aws.Sns.CreateTopic(TopicArn);
        aws.Config.AddAggregator(Aggregator);
        return new WireFixture { Aws = aws };
    }

    public ValueTask DisposeAsync() => Aws.DisposeAsync();

    /// <summary>Creates the clients of the adapters.</summary>
    /// <param name="timeout">The timeout for a whole response; null for the default.</param>
    /// <param name="limit">The clock of the rate limits; null for no limits.</param>
    public AwsClients Clients(TimeSpan? timeout = null, TimeProvider? limit = null) =>
        new LoopbackClients(Aws.Url, timeout, limit);

    public ResourceExplorerInventory Explorer(AwsClients? clients = null, params string[] expectedAccounts) =>
        new((clients ?? Clients()).CreateExplorer(View.Split(':')[3]), View, expectedAccounts);

    public IArchive Archive(
        string bucket = BucketName, TimeSpan? timeout = null, string? kmsKeyArn = null, string? owner = null) =>
        Clients(timeout).CreateArchive(
            new ArchiveLocation.Bucket(bucket, "nightly/") { KmsKeyArn = kmsKeyArn, Owner = owner }, Region);

    public SnsAlertChannel Alerts(string topic = TopicArn, TimeProvider? clock = null) =>
        new(Clients().CreateNotificationService(Region), topic, clock);

    public SecurityHubSource SecurityHub() => new(Clients().CreateSecurityHub(Region));

    public SystemsManagerSource SystemsManager(bool withHybridNodes = false) =>
        new(Clients().CreateSystemsManager(Region), withHybridNodes);

    public OrganizationsSource Organizations() => new(Clients().CreateOrganizations("us-east-1"));

    public ConfigSource ConfigAggregator(string aggregator = Aggregator) => new(Clients().CreateConfig(Region), aggregator);

    public Task<RunResult> RunAsync(params IEvidenceSource[] sources) => RunAsync(23, sources);

    public Task<RunResult> RunAsync(int day, params IEvidenceSource[] sources) =>
        new NightlyRun(new Observer(Explorer(), sources), Archive(), new ReportWriter(), Alerts(), Rules, Clock)
            .RunAsync(Date(day), Progress, default);

    /// <summary>Returns the date of a run, by its day in November 2026.</summary>
    public static DateOnly Date(int day) => new(2026, 11, day);

    public Task<FleetInventory> ReadAsync(params string[] expectedAccounts) =>
        Explorer(null, expectedAccounts).ReadAsync([], Progress, default);

    public static IProgress<Progress> Progress { get; } = new NullProgress();

    /// <summary>Adds instances 1 to n of one account. The last few have no node.</summary>
    public void AddFleet(int instances, int unmanaged = 0)
    {
        AddInstances(1, instances);
        for (var number = 1; number <= instances - unmanaged; number++)
        {
            AddNode(number);
        }
    }

    /// <summary>Adds instances without a node.</summary>
    public void AddInstances(int first, int last, string account = Account, string region = Region)
    {
        for (var number = first; number <= last; number++)
        {
            AddInstance(number, account, region);
        }
    }

    /// <summary>Adds an instance without a node.</summary>
    public void AddInstance(
        int number, string account = Account, string region = Region, params (string Key, string Value)[] tags) =>
        Aws.ResourceExplorer.AddInstance(
            account, region, Id(number), tags.ToDictionary(tag => tag.Key, tag => tag.Value), Reported);

    /// <summary>Adds the node of an instance.</summary>
    public void AddNode(int number, string account = Account) =>
        Aws.ResourceExplorer.AddNode(account, Region, Id(number), Reported);

    public void RemoveInstance(int number, string account = Account, string region = Region) =>
        Aws.ResourceExplorer.Remove($"arn:aws:ec2:{region}:{account}:instance/{Id(number)}");

    public void RemoveNode(int number, string account = Account) =>
        Aws.ResourceExplorer.Remove($"arn:aws:ssm:{Region}:{account}:managed-instance/{Id(number)}");

    /// <summary>Returns the number of calls of an operation, including retries.</summary>
    public int Calls(string operation) => Aws.Requests.Count(request => request.Operation == operation);

    /// <summary>The bodies of all requests, which are JSON.</summary>
    public IEnumerable<JsonElement> Bodies => Aws.Requests.Select(request => JsonElement.Parse(request.Body));

    public static string Id(int number) => $"i-{number:x17}";

    /// <summary>Returns the objects of the archive without the leases.</summary>
    public IReadOnlyDictionary<string, byte[]> Stored() => Aws.S3.Objects(BucketName)
        .Where(stored => !IsLease(stored.Key)).ToDictionary(stored => stored.Key, stored => stored.Value.Bytes.ToArray());

    /// <summary>Reads a file of the report of a run as text.</summary>
    public string ReportText(string name, int day = 23) =>
        Encoding.UTF8.GetString(Stored()[$"nightly/reports/date={Date(day):yyyy-MM-dd}/{name}"]);

    /// <summary>Stores exemptions.csv.</summary>
    public Task ExemptAsync(string csv) => Archive().PutAsync(ArchiveKeys.Exemptions, Content(csv), default);

    public static FileContent Content(string text) =>
        new("text/plain", (stream, ct) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct).AsTask());

    public static bool IsLease(string path) =>
        path.Contains($"nightly/{ArchiveKeys.Leases}", StringComparison.Ordinal);
}
