using Amazon.Runtime;
using FleetDiff.Aws.Alerts;
using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Diagnostics;
using FleetDiff.Aws.Evidence;
using FleetDiff.Aws.Inventory;
using FleetDiff.Aws.Organizations;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Reporting;

namespace FleetDiff.Aws;

/// <summary>Creates the parts of a run. The function and the command line both use it.</summary>
public static class Composition
{
    /// <summary>Creates a run from the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="log">Receives the alert when no topic is configured.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="sourceDeadline">Canceled when the time to read sources is over; the default has no deadline.</param>
    /// <exception cref="RunFailedException">The settings of the SDK are not valid.</exception>
    public static NightlyRun CreateRun(
        Settings settings, Action<string> log, TimeProvider clock, CancellationToken sourceDeadline = default) => Create(() =>
        {
            var (view, topic, clients) = (settings.ViewArn, settings.TopicArn, CreateUnattended(clock));
            var inventory = new ResourceExplorerInventory(
                clients.CreateExplorer(view.Region), $"{view}", settings.Rules.Accounts);
            return new NightlyRun(
                new Observer(inventory, CreateSources(settings, clock)) { SourceDeadline = sourceDeadline },
                clients.CreateArchive(settings.Archive, view.Region),
                new ReportWriter(),
                topic is null
                    ? new LogAlertChannel(log)
                    : new SnsAlertChannel(clients.CreateNotificationService(topic.Region), $"{topic}", clock),
                settings.Rules,
                clock);
        });

    /// <summary>
    /// Creates the optional sources of the settings. Their clients are in the view's Region, except for AWS Organizations.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <param name="clock">The clock.</param>
    public static IReadOnlyList<IEvidenceSource> CreateSources(Settings settings, TimeProvider clock)
    {
        var (view, evidence, clients) = (settings.ViewArn, settings.Evidence, CreateUnattended(clock));
        var sources = new List<IEvidenceSource>();
        if (settings.Rules.ExpectsOrganization)
        {
            sources.Add(new OrganizationsSource(clients.CreateOrganizations(OrganizationsSource.GetRegion(view))));
        }

        if (evidence.SecurityHub)
        {
            sources.Add(new SecurityHubSource(clients.CreateSecurityHub(view.Region)));
        }

        if (evidence.SystemsManager)
        {
            sources.Add(new SystemsManagerSource(
                clients.CreateSystemsManager(view.Region), withHybridNodes: evidence.ConfigAggregator is not null));
        }

        if (evidence.ConfigAggregator is { } aggregator)
        {
            sources.Add(new ConfigSource(clients.CreateConfig(view.Region), aggregator));
        }

        return sources;
    }

    /// <summary>Creates the archive at a location.</summary>
    /// <param name="location">The location.</param>
    /// <exception cref="RunFailedException">The settings of the SDK are not valid.</exception>
    public static IArchive CreateArchive(ArchiveLocation location) =>
        Create(() => CreateUnattended(TimeProvider.System).CreateArchive(location, fallbackRegion: "us-east-1"));

    /// <summary>Creates the doctor for a run with these settings, with the short timeouts of interactive use.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="sendTest">Whether to send a test message to the topic.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="RunFailedException">The settings of the SDK are not valid.</exception>
    public static Doctor CreateDoctor(Settings settings, bool sendTest, TimeProvider clock)
    {
        var clients = new AwsClients(clock, maxRetries: 1, TimeSpan.FromSeconds(10));
        return Create(() => new Doctor(CheckPlan.Create(
            settings, clients, clients.CreateArchive(settings.Archive, settings.ViewArn.Region), sendTest, clock)));
    }

    // A run is unattended and has minutes, so it can survive a longer outage than the two retries of the SDK's default.
    private static AwsClients CreateUnattended(TimeProvider clock) => new(clock, maxRetries: 6);

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
