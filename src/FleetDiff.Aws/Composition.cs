using Amazon;
using Amazon.ResourceExplorer2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.SimpleNotificationService;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>The one place that makes the AWS clients and puts a night together. Both hosts call it.</summary>
public static class Composition
{
    // A night has minutes, and nobody watches: it outlasts a longer outage than the SDK's default of two retries.
    private const int Retries = 6;

    /// <summary>A night by the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="log">Where an alert goes when there is no topic.</param>
    /// <param name="clock">The time.</param>
    public static Night Night(Settings settings, Action<string> log, TimeProvider clock)
    {
        var view = Arn.Parse(settings.ViewArn);
        var explorer = Config<AmazonResourceExplorer2Config>(view.Region);
        explorer.HttpClientFactory = new PacedHttp(new Pace(ResourceExplorer.CallsPerSecond, clock));
        return new Night(
            new ResourceExplorer(
                new AmazonResourceExplorer2Client(explorer), settings.ViewArn, withIndexes: settings.Rules.Accounts.Count > 0),
            Archive(settings.Archive, view.Region),
            Alerts(settings.TopicArn, log),
            settings.Rules,
            clock);
    }

    /// <summary>An archive at a place.</summary>
    /// <param name="location">The place.</param>
    /// <param name="fallbackRegion">The Region for S3 when the SDK's settings name none.</param>
    public static IArchive Archive(ArchiveLocation location, string fallbackRegion = "us-east-1") => location switch
    {
        ArchiveLocation.Bucket bucket => new S3Archive(S3(fallbackRegion), bucket),
        ArchiveLocation.Folder folder => new FolderArchive(folder.Path),
        _ => throw new ArgumentOutOfRangeException(nameof(location)),
    };

    private static IAlertChannel Alerts(string? topicArn, Action<string> log) => topicArn is null
        ? new LoggedAlerts(log)
        : new SnsAlerts(
            new AmazonSimpleNotificationServiceClient(
                Config<AmazonSimpleNotificationServiceConfig>(Arn.Parse(topicArn).Region)),
            topicArn);

    private static AmazonS3Client S3(string fallbackRegion)
    {
        var region = FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName ?? fallbackRegion;
        var config = Config<AmazonS3Config>(region);
        // A local stand-in for S3 answers on one host name for all buckets.
        config.ForcePathStyle = config.ServiceURL is not null;
        return new AmazonS3Client(config);
    }

    private static T Config<T>(string region)
        where T : ClientConfig, new()
    {
        var config = new T
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            // With an endpoint of one's own the SDK would sign for the Region of the environment instead.
            AuthenticationRegion = region,
            RetryMode = RequestRetryMode.Standard,
        };
        if (FallbackInternalConfigurationFactory.MaxAttempts is null)
        {
            config.MaxErrorRetry = Retries;
        }

        return config;
    }
}
