using Amazon;
using Amazon.ConfigService;
using Amazon.ResourceExplorer2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.SecurityHub;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using FleetDiff.Configuration;
using FleetDiff.Fleet;
using FleetDiff.Running;

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
    /// <exception cref="NightFailedException">The SDK's own settings are wrong.</exception>
    public static Night Night(
        Settings settings, Action<string> log, TimeProvider clock, CancellationToken noMoreQuestions = default) =>
        Made(() =>
    {
        var view = settings.ViewArn;
        var explorer = Config<AmazonResourceExplorer2Config>(
            view.Region, new AwsHttp(new Pace(ResourceExplorer.CallsPerSecond, clock)));
        return new Night(
            new Observer(
                new ResourceExplorer(
                    new ResourceExplorerClient(explorer), $"{view}", settings.Rules.Accounts),
                Evidence(settings.Evidence, view.Region, clock))
            {
                NoMoreQuestions = noMoreQuestions,
            },
            Archive(settings.Archive, view.Region),
            Alerts(settings.TopicArn, log, clock),
            settings.Rules,
            clock);
    });

    /// <summary>The optional sources, each with a client in the view's Region and a pace of its own.</summary>
    /// <param name="evidence">Which ones.</param>
    /// <param name="region">The view's Region.</param>
    /// <param name="clock">The time.</param>
    public static IReadOnlyList<IEvidenceSource> Evidence(EvidenceSettings evidence, string region, TimeProvider clock)
    {
        var sources = new List<IEvidenceSource>();
        if (evidence.SecurityHub)
        {
            sources.Add(new SecurityHub(
                new AmazonSecurityHubClient(Paced<AmazonSecurityHubConfig>(SecurityHub.CallsPerSecond))));
        }

        if (evidence.SystemsManager)
        {
            sources.Add(new SystemsManager(new AmazonSimpleSystemsManagementClient(
                Paced<AmazonSimpleSystemsManagementConfig>(SystemsManager.CallsPerSecond)),
                withHybridNodes: evidence.ConfigAggregator is not null));
        }

        if (evidence.ConfigAggregator is { } aggregator)
        {
            sources.Add(new ConfigAggregator(
                new AmazonConfigServiceClient(Paced<AmazonConfigServiceConfig>(ConfigAggregator.CallsPerSecond)),
                aggregator));
        }

        return sources;

        T Paced<T>(double callsPerSecond)
            where T : ClientConfig, new() => Config<T>(region, new AwsHttp(new Pace(callsPerSecond, clock)));
    }

    /// <summary>An archive at a place.</summary>
    /// <param name="location">The place.</param>
    /// <param name="fallbackRegion">The Region for S3 when the SDK's settings name none.</param>
    /// <exception cref="NightFailedException">The SDK's own settings are wrong.</exception>
    public static IArchive Archive(ArchiveLocation location, string fallbackRegion = "us-east-1") =>
        Made<IArchive>(() => location switch
        {
            ArchiveLocation.Bucket bucket => new S3Archive(new AmazonS3Client(S3Config(fallbackRegion, S3Archive.Patience)), bucket),
            ArchiveLocation.Folder folder => new FolderArchive(folder.Path),
            _ => throw new ArgumentOutOfRangeException(nameof(location)),
        });

    private static IAlertChannel Alerts(AwsArn? topic, Action<string> log, TimeProvider clock) => topic is null
        ? new LoggedAlerts(log)
        : new SnsAlerts(
            new AmazonSimpleNotificationServiceClient(
                Config<AmazonSimpleNotificationServiceConfig>(topic.Region, new AwsHttp())),
            $"{topic}",
            clock);

    internal static AmazonS3Config S3Config(string fallbackRegion, TimeSpan timeout)
    {
        var region = FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName
            ?? fallbackRegion;
        var config = Config<AmazonS3Config>(region, new AwsHttp(timeout: timeout));
        // A local stand-in for S3 answers on one host name for all buckets.
        config.ForcePathStyle = config.ServiceURL is not null;
        return config;
    }

    private static T Made<T>(Func<T> make)
    {
        // Before any call: a file that cannot be read is a setting that is wrong.
        _ = CaBundle.TlsOptions();
        try
        {
            return make();
        }
        catch (AmazonClientException e)
        {
            throw new NightFailedException($"The AWS SDK cannot be set up: {e.Message.TrimEnd('.')}. "
                + "Correct AWS_ENDPOINT_URL, its forms for each service, or the profile in AWS_PROFILE, and run again.",
                e);
        }
    }

    private static T Config<T>(string region, AwsHttp http)
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
