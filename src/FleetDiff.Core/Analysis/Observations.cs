using FleetDiff.Core.Analysis.Coverage;

namespace FleetDiff.Core.Analysis;

/// <summary>All observations of a run: the inventory and the optional sources.</summary>
public sealed class Observations
{
    private readonly SourceEvidence? _securityHub;
    private readonly SourceEvidence? _systemsManager;
    private readonly SourceEvidence? _config;
    private readonly HashSet<ulong> _closedAccounts = [];

    /// <summary>
    /// Creates the observations of a run. Instances that AWS Config reports as terminated are removed from the inventory: the
    /// index keeps them for up to a day (Resource Explorer user guide, Multi-account search). So are the instances and nodes
    /// of closed accounts, which the index keeps for up to 90 days.
    /// </summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="sources">The optional sources that were read. A failed source has a result and no evidence.</param>
    public Observations(FleetInventory inventory, IReadOnlyList<SourceEvidence> sources)
    {
        Sources = sources;
        _securityHub = FindSource(Source.SecurityHub);
        _systemsManager = FindSource(Source.SystemsManager);
        _config = FindSource(Source.Config);
        Organization = sources.Select(source => source.Organization).FirstOrDefault(organization => organization is not null);
        foreach (var account in Organization?.Accounts.Values ?? [])
        {
            if (account.IsClosed && InstanceKey.TryParseAccount(account.Id, out var number))
            {
                _closedAccounts.Add(number);
            }
        }

        // A Region whose last instance was terminated can still be seen.
        Visibility = new(inventory);
        Inventory = RemoveTerminatedAndClosed(inventory);
        SeesTags = inventory.View.IncludesTags ?? Inventory.Instances.Any(instance => !instance.Tags.IsEmpty);
    }

    internal FleetInventory Inventory { get; }

    internal IReadOnlyList<SourceEvidence> Sources { get; }

    /// <summary>The organization; null when AWS Organizations is not a source or could not be read.</summary>
    internal Organization? Organization { get; }

    /// <summary>The accounts and Regions that the view shows.</summary>
    internal Visibility Visibility { get; }

    /// <summary>Whether the view shows tags. When GetView is denied, this depends on whether any instance has a tag.</summary>
    internal bool SeesTags { get; }

    /// <summary>The running instances that AWS Config counted, or null.</summary>
    internal RunningCounts? Running => _config?.Running;

    /// <summary>Returns the observations of an instance.</summary>
    internal InstanceObservations Get(in Instance instance, DateOnly? lastManaged) => new(
        instance.Evidence, FindEvidence(_securityHub, instance.Key), FindEvidence(_systemsManager, instance.Key),
        FindFacts(instance.Key), lastManaged)
    {
        HasAgent = FindNode(instance.Key)?.AgentVersion is not null,
    };

    /// <summary>
    /// Returns whether an instance is managed without contradiction: Resource Explorer lists its node, and SSM.1 does not fail
    /// it.
    /// </summary>
    internal bool IsManagedByInventoryOnly(in Instance instance) =>
        instance.IsManaged && FindEvidence(_securityHub, instance.Key) is not { Status: ManagementStatus.Unmanaged };

    /// <summary>Returns the instances that <see cref="IsManagedByInventoryOnly"/> does not cover, sorted.</summary>
    internal IEnumerable<InstanceKey> GetUndecided() =>
        Inventory.Instances.Where(instance => !IsManagedByInventoryOnly(instance)).Select(instance => instance.Key);

    /// <summary>Returns an account by its id; null when it is not in the organization, or that is not known.</summary>
    internal OrganizationAccount? FindAccount(string account) => Organization?.Find(account);

    internal InstanceFacts? FindFacts(InstanceKey key) => _config?.Instances.GetValueOrDefault(key);

    internal NodeFacts? FindNode(InstanceKey key) => _systemsManager?.Nodes.GetValueOrDefault(key);

    /// <summary>Returns every row, and every instance of the inventory without a row, sorted by key.</summary>
    /// <param name="rows">Rows of instances, also of unlisted ones, sorted by key.</param>
    internal IEnumerable<(Instance Instance, ReportedInstance? Row)> Merge(IEnumerable<ReportedInstance> rows)
    {
        var instances = Inventory.Instances;
        var index = 0;
        foreach (var row in rows)
        {
            for (; index < instances.Count && instances[index].Key.CompareTo(row.Key) < 0; index++)
            {
                yield return (instances[index], null);
            }

            if (index < instances.Count && instances[index].Key == row.Key)
            {
                index++;
            }

            yield return (default, row);
        }

        for (; index < instances.Count; index++)
        {
            yield return (instances[index], null);
        }
    }

    internal bool IsTerminated(InstanceKey key) => FindFacts(key)?.State == InstanceState.Terminated;

    /// <summary>Returns whether an instance is terminated, or its account is closed.</summary>
    internal bool IsGone(InstanceKey key) => IsTerminated(key) || IsClosed(key);

    private bool IsClosed(InstanceKey key) => _closedAccounts.Contains(key.AccountNumber);

    private FleetInventory RemoveTerminatedAndClosed(FleetInventory inventory)
    {
        var remaining = inventory.Instances.Where(instance => !IsGone(instance.Key));
        var nodes = inventory.Instances.Where(instance => instance.IsManaged && IsGone(instance.Key))
            .Select(instance => new Node(instance.Key, instance.Evidence.ObservedAt));
        return inventory with
        {
            // The list is copied only when an instance is removed: it can have a million rows.
            Instances = inventory.Instances.Any(instance => IsGone(instance.Key)) ? remaining.ToArray() : inventory.Instances,
            OrphanedNodes =
            [
                .. inventory.OrphanedNodes.Concat(nodes).Where(node => !IsClosed(node.Key)).OrderBy(node => node.Key),
            ],
        };
    }

    private SourceEvidence? FindSource(Source name) => Sources.FirstOrDefault(source => source.Result.Name == name);

    private static InstanceEvidence? FindEvidence(SourceEvidence? source, InstanceKey key) =>
        source is not null && source.Evidence.TryGetValue(key, out var found) && found.Status != ManagementStatus.Unknown
            ? found
            : null;
}
