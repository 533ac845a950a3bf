using Amazon;
using Amazon.ConfigService;
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
using FleetDiff.Aws.Storage;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Reporting;

namespace FleetDiff.Aws;

/// <summary>The one place that makes the AWS clients and puts a night together. Both hosts call it.</summary>
public static partial class Composition
{
    // A night has minutes, and nobody watches: it outlasts a longer outage than the SDK's default of two retries.
    private const int Retries = 6;

    /// <summary>A night by the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="log">Where an alert goes when there is no topic.</param>
    /// <param name="clock">The time.</param>
    /// <param name="noMoreQuestions">When nothing is asked any more; never, unless given.</param>
    /// <exception cref="RunFailedException">The SDK's own settings are wrong.</exception>
    public static NightlyRun CreateRun(
        Settings settings, Action<string> log, TimeProvider clock, CancellationToken noMoreQuestions = default) =>
        Create(() =>
    {
        var view = settings.ViewArn;
        var explorer = CreateConfig<AmazonResourceExplorer2Config>(
            view.Region, new AwsHttpClientFactory(new CallRateLimiter(ResourceExplorerInventory.CallsPerSecond, clock)));
        return new NightlyRun(
            new Observer(
                new ResourceExplorerInventory(
                    new ResourceExplorerClient(explorer), $"{view}", settings.Rules.Accounts),
                CreateEvidenceSources(settings.Evidence, view.Region, clock))
            {
                SourceDeadline = noMoreQuestions,
            },
            CreateArchive(settings.Archive, view.Region),
            new ReportWriter(),
            CreateAlertChannel(settings.TopicArn, log, clock),
            settings.Rules,
            clock);
    });

    /// <summary>The optional sources, each with a client in the view's Region and a pace of its own.</summary>
    /// <param name="evidence">Which ones.</param>
    /// <param name="region">The view's Region.</param>
    /// <param name="clock">The time.</param>
    public static IReadOnlyList<IEvidenceSource> CreateEvidenceSources(EvidenceSettings evidence, string region, TimeProvider clock)
    {
        var sources = new List<IEvidenceSource>();
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

    /// <summary>An archive at a place.</summary>
    /// <param name="location">The place.</param>
    /// <param name="fallbackRegion">The Region for S3 when the SDK's settings name none.</param>
    /// <exception cref="RunFailedException">The SDK's own settings are wrong.</exception>
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
        // A local stand-in for S3 answers on one host name for all buckets.
        config.ForcePathStyle = config.ServiceURL is not null;
        return config;
    }

    private static T Create<T>(Func<T> make)
    {
        // Before any call: a file that cannot be read is a setting that is wrong.
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
            // With an endpoint of one's own the SDK would sign for the Region of the environment instead.
            AuthenticationRegion = region,
            RetryMode = RequestRetryMode.Standard,
            HttpClientFactory = http,
        };
        // "localhost:4566" is a URL as well, with the scheme localhost; the SDK finds out when it calls.
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
