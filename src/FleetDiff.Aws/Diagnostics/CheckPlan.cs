using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Evidence;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Lists the checks for everything that a run with the settings needs, in the order in which to fix problems.</summary>
internal static class CheckPlan
{
    public static IReadOnlyList<Check> Create(
        Settings settings, AwsClients clients, IArchive archive, bool sendTest, TimeProvider clock)
    {
        var region = settings.ViewArn.Region;
        var caller = new CallerChecks(clients.CreateTokenService(region), settings.ViewArn);
        var explorer = clients.CreateExplorer(region);
        var inventory = new ResourceExplorerInventory(explorer, $"{settings.ViewArn}", []);
        var view = new ViewChecks(explorer, inventory, settings, caller.Account);
        var instances = InventoryChecks.Create(
            "Instances", "EC2 instance", ResourceTypes.Instances, inventory, view.Readable);
        return
        [
            caller.Caller,
            caller.Account,
            .. view.All,
            instances,
            InventoryChecks.Create("Nodes", "managed node", ResourceTypes.Nodes, inventory, [instances]),
            .. new AccountChecks(settings, explorer, inventory, archive, clock).Create(clients, view, caller.Account, instances),
            .. CreateSourceChecks(settings.Evidence, clients, region, caller.Account),
            // A folder needs no credentials.
            .. ArchiveChecks.Create(archive, settings.Archive is ArchiveLocation.Bucket ? caller : null, clock),
            .. TopicChecks.Create(settings, clients, caller, sendTest),
        ];
    }

    private static List<Check> CreateSourceChecks(EvidenceSettings evidence, AwsClients clients, string region, Check account)
    {
        var checks = new List<Check>();
        if (evidence.SecurityHub)
        {
            checks.AddRange(SecurityHubChecks.Create(clients.CreateSecurityHub(region), region, account));
        }

        if (evidence.SystemsManager)
        {
            var source = new SystemsManagerSource(clients.CreateSystemsManager(region));
            // The call fails outside the home Region of the unified console, which has the resource data sync.
            checks.Add(new(
                "Systems Manager", source.ProbeAsync, $"Systems Manager lists the nodes of the organization in {region}.",
                account));
        }

        checks.AddRange(ConfigChecks.Create(evidence, clients, region, account));
        return checks;
    }
}
