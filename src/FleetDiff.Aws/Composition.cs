using Amazon.ConfigService;
using Amazon.Organizations;
using Amazon.ResourceExplorer2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityHub;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using FleetDiff.Aws.Alerts;
using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Diagnostics;
using FleetDiff.Aws.Evidence;
using FleetDiff.Aws.Inventory;
using FleetDiff.Aws.Organizations;
using FleetDiff.Aws.Storage;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Reporting;

namespace FleetDiff.Aws;

/// <summary>Creates the AWS clients and the parts of a run. The function and the command line both use it.</summary>
public static class Composition
{
    // A run is unattended and has minutes, so it can survive a longer outage than the two retries of the SDK's default.
    private static readonly ClientSettings Unattended = new(MaxRetries: 6);

    private static readonly ClientSettings Interactive = new(MaxRetries: 1, TimeSpan.FromSeconds(10));

    /// <summary>Creates a run from the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="log">Receives the alert when no topic is configured.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="sourceDeadline">Canceled when the time to read sources is over; the default has no deadline.</param>
    /// <exception cref="RunFailedException">The settings of the SDK are not valid.</exception>
    public static NightlyRun CreateRun(
        Settings settings, Action<string> log, TimeProvider clock, CancellationToken sourceDeadline = default) =>
        Create(() =>
    {
        var (view, topic) = (settings.ViewArn, settings.TopicArn);
        var explorer = Unattended.Create<AmazonResourceExplorer2Config>(
            view.Region, new CallRateLimiter(ResourceExplorerInventory.CallsPerSecond, clock));
        IAlertChannel alerts = topic is null
            ? new LogAlertChannel(log)
            : new SnsAlertChannel(
                new AmazonSimpleNotificationServiceClient(
                    Unattended.Create<AmazonSimpleNotificationServiceConfig>(topic.Region)),
                $"{topic}",
                clock);
        return new NightlyRun(
            new Observer(
                new ResourceExplorerInventory(new ResourceExplorerClient(explorer), $"{view}", settings.Rules.Accounts),
                CreateSources(settings, clock))
            {
                SourceDeadline = sourceDeadline,
            },
            CreateArchive(settings.Archive, view.Region, Unattended),
            new ReportWriter(),
            alerts,
            settings.Rules,
            clock);
    });

    /// <summary>
    /// Creates the optional sources of the settings, each with its own rate limit. Their clients are in the view's Region, except
    /// for AWS Organizations.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <param name="clock">The clock.</param>
    public static IReadOnlyList<IEvidenceSource> CreateSources(Settings settings, TimeProvider clock)
    {
        var (evidence, region) = (settings.Evidence, settings.ViewArn.Region);
        var sources = new List<IEvidenceSource>();
        if (settings.Rules.ExpectsOrganization)
        {
            sources.Add(new OrganizationsSource(new AmazonOrganizationsClient(Unattended.Create<AmazonOrganizationsConfig>(
                OrganizationsSource.GetRegion(settings.ViewArn), new(OrganizationsSource.CallsPerSecond, clock)))));
        }

        if (evidence.SecurityHub)
        {
            sources.Add(new SecurityHubSource(new AmazonSecurityHubClient(
                Unattended.Create<AmazonSecurityHubConfig>(region, new(SecurityHubSource.CallsPerSecond, clock)))));
        }

        if (evidence.SystemsManager)
        {
            sources.Add(new SystemsManagerSource(
                new AmazonSimpleSystemsManagementClient(Unattended.Create<AmazonSimpleSystemsManagementConfig>(
                    region, new(SystemsManagerSource.CallsPerSecond, clock))),
                withHybridNodes: evidence.ConfigAggregator is not null));
        }

        if (evidence.ConfigAggregator is { } aggregator)
        {
            sources.Add(new ConfigSource(
                new AmazonConfigServiceClient(
                    Unattended.Create<AmazonConfigServiceConfig>(region, new(ConfigSource.CallsPerSecond, clock))),
                aggregator));
        }

        return sources;
    }

    /// <summary>Creates the archive at a location.</summary>
    /// <param name="location">The location.</param>
    /// <exception cref="RunFailedException">The settings of the SDK are not valid.</exception>
    public static IArchive CreateArchive(ArchiveLocation location) =>
        Create(() => CreateArchive(location, fallbackRegion: "us-east-1", Unattended));

    /// <summary>Creates the doctor for a run with these settings, with the short timeouts of interactive use.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="sendTest">Whether to send a test message to the topic.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="RunFailedException">The settings of the SDK are not valid.</exception>
    public static Doctor CreateDoctor(Settings settings, bool sendTest, TimeProvider clock) => Create(() =>
    {
        var region = settings.ViewArn.Region;
        var clients = new DoctorClients
        {
            Caller = new AmazonSecurityTokenServiceClient(Interactive.Create<AmazonSecurityTokenServiceConfig>(region)),
            Explorer = new ResourceExplorerClient(Interactive.Create<AmazonResourceExplorer2Config>(
                region, new(ResourceExplorerInventory.CallsPerSecond, clock))),
            Organizations = new AmazonOrganizationsClient(Interactive.Create<AmazonOrganizationsConfig>(
                OrganizationsSource.GetRegion(settings.ViewArn), new(OrganizationsSource.CallsPerSecond, clock))),
            SecurityHub = new AmazonSecurityHubClient(Interactive.Create<AmazonSecurityHubConfig>(region)),
            SystemsManager = new AmazonSimpleSystemsManagementClient(
                Interactive.Create<AmazonSimpleSystemsManagementConfig>(region)),
            Config = new AmazonConfigServiceClient(Interactive.Create<AmazonConfigServiceConfig>(region)),
            Topic = new AmazonSimpleNotificationServiceClient(
                Interactive.Create<AmazonSimpleNotificationServiceConfig>(settings.TopicArn?.Region ?? region)),
            Archive = CreateArchive(settings.Archive, region, Interactive),
        };
        return new Doctor(CheckPlan.Create(settings, clients, sendTest, clock));
    });

    // The Region of the SDK's settings comes before the fallback.
    private static IArchive CreateArchive(ArchiveLocation location, string fallbackRegion, ClientSettings clients)
    {
        if (location is ArchiveLocation.Folder folder)
        {
            return new FolderArchive(folder.Path);
        }

        var timeout = clients.Timeout ?? S3Archive.Timeout;
        var region = FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName ?? fallbackRegion;
        var config = (clients with { Timeout = timeout }).Create<AmazonS3Config>(region);
        // A local stand-in for S3 has one host name for all buckets.
        config.ForcePathStyle = config.ServiceURL is not null;
        return new S3Archive(new AmazonS3Client(config), (ArchiveLocation.Bucket)location, timeout);
    }

    private static T Create<T>(Func<T> make)
    {
        // Report an unreadable AWS_CA_BUNDLE before the first call, like any other setting.
        _ = CaBundle.CreateTlsOptions();
        try
        {
            return make();
        }
        catch (AmazonClientException e)
        {
            throw new RunFailedException($"The AWS SDK cannot be set up: {e.Message.TrimEnd('.')}. "
                + "Correct AWS_ENDPOINT_URL, its forms for each service, or the profile in AWS_PROFILE, and run again.",
                e);
        }
    }
}
