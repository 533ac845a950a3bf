using Amazon;
using Amazon.ConfigService;
using Amazon.Organizations;
using Amazon.ResourceExplorer2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.SecurityHub;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using FleetDiff.Aws.Alerts;
using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Evidence;
using FleetDiff.Aws.Inventory;
using FleetDiff.Aws.Organizations;
using FleetDiff.Aws.Storage;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Reporting;

namespace FleetDiff.Aws;

/// <summary>Creates the AWS clients and the parts of a run. The function and the command line both use it.</summary>
public static partial class Composition
{
    // A run is unattended and has minutes, so it can survive a longer outage than the two retries of the SDK's default.
    private const int Retries = 6;

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
        var view = settings.ViewArn;
        var explorer = CreateConfig<AmazonResourceExplorer2Config>(
            view.Region, new AwsHttpClientFactory(new CallRateLimiter(ResourceExplorerInventory.CallsPerSecond, clock)));
        return new NightlyRun(
            new Observer(
                new ResourceExplorerInventory(
                    new ResourceExplorerClient(explorer), $"{view}", settings.Rules.Accounts),
                CreateSources(settings, clock))
            {
                SourceDeadline = sourceDeadline,
            },
            CreateArchive(settings.Archive, view.Region),
            new ReportWriter(),
            CreateAlertChannel(settings.TopicArn, log, clock),
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
            sources.Add(new OrganizationsSource(new AmazonOrganizationsClient(CreateConfig<AmazonOrganizationsConfig>(
                OrganizationsSource.GetRegion(settings.ViewArn),
                new AwsHttpClientFactory(new CallRateLimiter(OrganizationsSource.CallsPerSecond, clock))))));
        }

        if (evidence.SecurityHub)
        {
            sources.Add(new SecurityHubSource(
                new AmazonSecurityHubClient(Paced<AmazonSecurityHubConfig>(SecurityHubSource.CallsPerSecond))));
        }

        if (evidence.SystemsManager)
        {
            sources.Add(new SystemsManagerSource(new AmazonSimpleSystemsManagementClient(
                Paced<AmazonSimpleSystemsManagementConfig>(SystemsManagerSource.CallsPerSecond)),
                withHybridNodes: evidence.ConfigAggregator is not null));
        }

        if (evidence.ConfigAggregator is { } aggregator)
        {
            sources.Add(new ConfigSource(
                new AmazonConfigServiceClient(Paced<AmazonConfigServiceConfig>(ConfigSource.CallsPerSecond)),
                aggregator));
        }

        return sources;

        T Paced<T>(double callsPerSecond)
            where T : ClientConfig, new() => CreateConfig<T>(region, new AwsHttpClientFactory(new CallRateLimiter(callsPerSecond, clock)));
    }

    /// <summary>Creates the archive at a location.</summary>
    /// <param name="location">The location.</param>
    /// <param name="fallbackRegion">The Region for S3 when the settings of the SDK have none.</param>
    /// <exception cref="RunFailedException">The settings of the SDK are not valid.</exception>
    public static IArchive CreateArchive(ArchiveLocation location, string fallbackRegion = "us-east-1") =>
        Create<IArchive>(() => location switch
        {
            ArchiveLocation.Bucket bucket => new S3Archive(new AmazonS3Client(CreateS3Config(fallbackRegion, S3Archive.Timeout)), bucket),
            ArchiveLocation.Folder folder => new FolderArchive(folder.Path),
            _ => throw new ArgumentOutOfRangeException(nameof(location)),
        });

    private static IAlertChannel CreateAlertChannel(AwsArn? topic, Action<string> log, TimeProvider clock) => topic is null
        ? new LogAlertChannel(log)
        : new SnsAlertChannel(
            new AmazonSimpleNotificationServiceClient(
                CreateConfig<AmazonSimpleNotificationServiceConfig>(topic.Region, new AwsHttpClientFactory())),
            $"{topic}",
            clock);

    internal static AmazonS3Config CreateS3Config(string fallbackRegion, TimeSpan timeout)
    {
        var region = FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName
            ?? fallbackRegion;
        var config = CreateConfig<AmazonS3Config>(region, new AwsHttpClientFactory(timeout: timeout));
        // A local stand-in for S3 has one host name for all buckets.
        config.ForcePathStyle = config.ServiceURL is not null;
        return config;
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

    private static T CreateConfig<T>(string region, AwsHttpClientFactory http)
        where T : ClientConfig, new()
    {
        var config = new T
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            // With a custom endpoint, the SDK would sign for the Region of the environment instead.
            AuthenticationRegion = region,
            RetryMode = RequestRetryMode.Standard,
            HttpClientFactory = http,
        };
        // "localhost:4566" is a valid URL with the scheme localhost, so the SDK would fail only at the first call.
        if (config.ServiceURL is { } url && !url.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            throw new AmazonClientException($"the endpoint {url} does not begin with http:// or https://");
        }

        if (FallbackInternalConfigurationFactory.MaxAttempts is null)
        {
            config.MaxErrorRetry = Retries;
        }

        return config;
    }
}
