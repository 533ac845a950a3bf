using Amazon.ConfigService;
using Amazon.Organizations;
using Amazon.ResourceExplorer2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.SecurityHub;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Diagnostics;
using FleetDiff.Aws.Inventory;
using FleetDiff.Aws.Organizations;
using FleetDiff.Aws.Storage;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws;

/// <content>Creates the doctor: the clients of a run with the short timeouts of interactive use.</content>
public static partial class Composition
{
    private const int InteractiveRetries = 1;

    private static readonly TimeSpan InteractiveTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Creates the doctor for a run with these settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="sendTest">Whether to send a test message to the topic.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="RunFailedException">The settings of the SDK are not valid.</exception>
    public static Doctor CreateDoctor(Settings settings, bool sendTest, TimeProvider clock) => Create(() =>
    {
        var region = settings.ViewArn.Region;
        var clients = new DoctorClients
        {
            Caller = new AmazonSecurityTokenServiceClient(CreateInteractiveConfig<AmazonSecurityTokenServiceConfig>(region)),
            Explorer = new ResourceExplorerClient(CreateInteractiveConfig<AmazonResourceExplorer2Config>(
                region, new CallRateLimiter(ResourceExplorerInventory.CallsPerSecond, clock))),
            Organizations = new AmazonOrganizationsClient(CreateInteractiveConfig<AmazonOrganizationsConfig>(
                OrganizationsSource.GetRegion(settings.ViewArn), new CallRateLimiter(OrganizationsSource.CallsPerSecond, clock))),
            SecurityHub = new AmazonSecurityHubClient(CreateInteractiveConfig<AmazonSecurityHubConfig>(region)),
            SystemsManager = new AmazonSimpleSystemsManagementClient(
                CreateInteractiveConfig<AmazonSimpleSystemsManagementConfig>(region)),
            Config = new AmazonConfigServiceClient(CreateInteractiveConfig<AmazonConfigServiceConfig>(region)),
            Topic = new AmazonSimpleNotificationServiceClient(
                CreateInteractiveConfig<AmazonSimpleNotificationServiceConfig>(settings.TopicArn?.Region ?? region)),
            Archive = settings.Archive is ArchiveLocation.Bucket bucket
                ? new S3Archive(new AmazonS3Client(WithInteractiveTimeout(CreateS3Config(region, InteractiveTimeout))), bucket, InteractiveTimeout)
                : CreateArchive(settings.Archive),
        };
        return new Doctor(CheckPlan.Create(settings, clients, sendTest, clock));
    });

    private static T CreateInteractiveConfig<T>(string region, CallRateLimiter? limiter = null)
        where T : ClientConfig, new() => WithInteractiveTimeout(CreateConfig<T>(region, new AwsHttpClientFactory(limiter, InteractiveTimeout)));

    private static T WithInteractiveTimeout<T>(T config)
        where T : ClientConfig
    {
        if (FallbackInternalConfigurationFactory.MaxAttempts is null)
        {
            config.MaxErrorRetry = InteractiveRetries;
        }

        return config;
    }
}
