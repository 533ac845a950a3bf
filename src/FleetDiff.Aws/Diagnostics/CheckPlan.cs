using Amazon.ConfigService;
using Amazon.Organizations;
using Amazon.SecurityHub;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Evidence;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;
using AccountState = FleetDiff.Core.Model.AccountState;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>The clients of the doctor: in the view's Region, and in those of the topic and the archive.</summary>
internal sealed record DoctorClients
{
    public required IAmazonSecurityTokenService Caller { get; init; }

    public required ResourceExplorerClient Explorer { get; init; }

    public required IAmazonOrganizations Organizations { get; init; }

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
        var inventory = new ResourceExplorerInventory(clients.Explorer, $"{settings.ViewArn}", []);
        var view = new ViewChecks(clients.Explorer, inventory, settings, caller.Account);
        var instances = InventoryChecks.CreateInstances(inventory, view.Readable);
        return
        [
            caller.Caller,
            caller.Account,
            .. view.All,
            instances,
            InventoryChecks.CreateNodes(inventory, instances),
            .. CreateAccountChecks(settings, clients, inventory, caller.Account, view, instances),
            .. CreateSourceChecks(settings, clients, caller.Account),
            // A folder needs no credentials.
            .. settings.Archive is ArchiveLocation.Bucket
                ? ArchiveChecks.Create(clients.Archive, () => caller.Name, clock, caller.Caller)
                : ArchiveChecks.Create(clients.Archive, () => Environment.UserName, clock),
            .. TopicChecks.Create(settings, clients.Topic, caller, sendTest),
        ];
    }

    private static IReadOnlyList<Check> CreateAccountChecks(
        Settings settings,
        DoctorClients clients,
        ResourceExplorerInventory inventory,
        Check account,
        ViewChecks view,
        Check instances)
    {
        if (settings.Rules.ExpectsOrganization)
        {
            var organization = new OrganizationCheck(new(clients.Organizations), settings.ViewArn, account);
            return
            [
                organization.Check,
                AccountsCheck.Create(
                    clients.Explorer,
                    inventory,
                    AccountsCheck.Active,
                    () => organization.FindExpected(new($"{settings.ViewArn}", view.Scope)),
                    instances,
                    organization.Check),
            ];
        }

        var listed = settings.Rules.Accounts.Select(id => new OrganizationAccount(id, null, AccountState.Unknown)).ToList();
        return listed.Count == 0
            ? []
            : [AccountsCheck.Create(clients.Explorer, inventory, AccountsCheck.Listed, () => listed, instances)];
    }

    private static List<Check> CreateSourceChecks(Settings settings, DoctorClients clients, Check account)
    {
        var (evidence, region) = (settings.Evidence, settings.ViewArn.Region);
        var checks = new List<Check>();
        if (evidence.SecurityHub)
        {
            checks.AddRange(SecurityHubChecks.Create(clients.SecurityHub, region, account));
        }

        if (evidence.SystemsManager)
        {
            checks.Add(new("Systems Manager", async cancellationToken =>
            {
                await new SystemsManagerSource(clients.SystemsManager).ProbeAsync(cancellationToken);
                // The call fails outside the home Region of the unified console, which has the resource data sync.
                return CheckResult.Ok($"Systems Manager lists the nodes of the organization in {region}.");
            }, account));
        }

        if (evidence.ConfigAggregator is { } aggregator)
        {
            var config = ConfigChecks.Create(clients.Config, aggregator, account);
            checks.AddRange(config);
            checks.Add(CausesCheck.Create(evidence, new(clients.Config, aggregator), config[0]));
        }
        else
        {
            checks.Add(CausesCheck.Create(evidence, null));
        }

        return checks;
    }
}
