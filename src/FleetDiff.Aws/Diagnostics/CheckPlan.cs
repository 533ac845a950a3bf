using Amazon.ConfigService;
using Amazon.SecurityHub;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>The clients of the doctor: in the view's Region, and in those of the topic and the archive.</summary>
internal sealed record DoctorClients
{
    public required IAmazonSecurityTokenService Caller { get; init; }

    public required ResourceExplorerClient Explorer { get; init; }

    public required IAmazonSecurityHub SecurityHub { get; init; }

    public required IAmazonSimpleSystemsManagement SystemsManager { get; init; }

    public required IAmazonConfigService Config { get; init; }

    public required IAmazonSimpleNotificationService Topic { get; init; }

    public required IArchive Archive { get; init; }
}

/// <summary>Lists the checks for everything that a run with the settings needs, in the order in which to fix problems.</summary>
internal static class CheckPlan
{
    public static IReadOnlyList<Check> Create(
        Settings settings, DoctorClients clients, bool sendTest, TimeProvider clock)
    {
        var caller = new CallerChecks(clients.Caller, settings.ViewArn);
        var view = new ViewChecks(clients.Explorer, settings, caller.Account);
        var inventory = new InventoryChecks(clients.Explorer, $"{settings.ViewArn}", view.Readable);
        return
        [
            caller.Caller,
            caller.Account,
            .. view.All,
            inventory.Instances,
            inventory.Nodes,
            .. settings.Rules.Accounts.Count == 0
                ? Array.Empty<Check>()
                : [new AccountsCheck(clients.Explorer, settings).Create(inventory.Instances)],
            .. CreateSourceChecks(settings, clients, caller.Account),
            .. CreateArchiveChecks(settings, clients.Archive, caller, clock).All,
            .. CreateTopicChecks(settings, clients.Topic, caller, sendTest),
        ];
    }

    private static IEnumerable<Check> CreateSourceChecks(Settings settings, DoctorClients clients, Check account)
    {
        var (evidence, region) = (settings.Evidence, settings.ViewArn.Region);
        var config = evidence.ConfigAggregator is { } name ? new ConfigChecks(clients.Config, name, account) : null;
        return
        [
            .. evidence.SecurityHub ? new SecurityHubChecks(clients.SecurityHub, region, account).All : [],
            .. evidence.SystemsManager ? [SystemsManagerCheck.Create(new(clients.SystemsManager), region, account)]
                : Array.Empty<Check>(),
            .. config?.All ?? [],
            config is null
                ? new CausesCheck(evidence, null).Create()
                : new CausesCheck(evidence, new(clients.Config, evidence.ConfigAggregator!)).Create(config.All[0]),
        ];
    }

    // A folder needs no credentials.
    private static ArchiveChecks CreateArchiveChecks(
        Settings settings, IArchive archive, CallerChecks caller, TimeProvider clock) =>
        settings.Archive is ArchiveLocation.Bucket
            ? new(archive, () => caller.Name ?? "", clock, caller.Caller)
            : new(archive, () => Environment.UserName, clock);

    private static IEnumerable<Check> CreateTopicChecks(
        Settings settings, IAmazonSimpleNotificationService client, CallerChecks caller, bool sendTest)
    {
        if (settings.TopicArn is not { } topic)
        {
            return [TopicChecks.CreateNotConfigured(isSilent: settings.Rules.AlertOn == AlertOn.Never)];
        }

        var checks = new TopicChecks(client, $"{topic}", () => caller.Name ?? "", caller.Caller);
        return sendTest ? [checks.Topic, checks.TestMessage] : [checks.Topic];
    }
}
