using Amazon.ConfigService;
using Amazon.ResourceExplorer2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.SecurityHub;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using FleetDiff.Aws.Doctoring;
using FleetDiff.Configuration;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <content>The doctor: the clients of a night, for somebody who waits.</content>
public static partial class Composition
{
    private const int RetriesForAPerson = 1;

    private static readonly TimeSpan PatienceOfAPerson = TimeSpan.FromSeconds(10);

    /// <summary>A doctor for a night by the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="sendTest">Whether to send a test message to the topic.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="NightFailedException">The SDK's own settings are wrong.</exception>
    public static Doctor Doctor(Settings settings, bool sendTest, TimeProvider clock) => Made(() =>
    {
        var region = settings.ViewArn.Region;
        var clients = new CheckupClients
        {
            Caller = new AmazonSecurityTokenServiceClient(ForAPerson<AmazonSecurityTokenServiceConfig>(region)),
            Explorer = new ResourceExplorerClient(ForAPerson<AmazonResourceExplorer2Config>(
                region, new Pace(ResourceExplorer.CallsPerSecond, clock))),
            SecurityHub = new AmazonSecurityHubClient(ForAPerson<AmazonSecurityHubConfig>(region)),
            SystemsManager = new AmazonSimpleSystemsManagementClient(
                ForAPerson<AmazonSimpleSystemsManagementConfig>(region)),
            Config = new AmazonConfigServiceClient(ForAPerson<AmazonConfigServiceConfig>(region)),
            Topic = new AmazonSimpleNotificationServiceClient(
                ForAPerson<AmazonSimpleNotificationServiceConfig>(settings.TopicArn?.Region ?? region)),
            Archive = settings.Archive is ArchiveLocation.Bucket bucket
                ? new S3Archive(new AmazonS3Client(Hurried(S3Config(region, PatienceOfAPerson))), bucket, PatienceOfAPerson)
                : Archive(settings.Archive),
        };
        return new Doctor(Checkup.Of(settings, clients, sendTest, clock));
    });

    private static T ForAPerson<T>(string region, Pace? pace = null)
        where T : ClientConfig, new() => Hurried(Config<T>(region, new AwsHttp(pace, PatienceOfAPerson)));

    private static T Hurried<T>(T config)
        where T : ClientConfig
    {
        if (FallbackInternalConfigurationFactory.MaxAttempts is null)
        {
            config.MaxErrorRetry = RetriesForAPerson;
        }

        return config;
    }
}
