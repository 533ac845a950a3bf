using System.Runtime.InteropServices;
using FleetDiff.Core.Analysis.Coverage;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis;

/// <summary>
/// All observations of a run: the comparison of the inventory's two lists, and the optional sources.
/// </summary>
/// <param name="comparison">The comparison of the two lists.</param>
/// <param name="sources">The optional sources that were read. A failed source has a result and no evidence.</param>
public sealed class Observations(InventoryComparison comparison, IReadOnlyList<SourceEvidence> sources)
{
    private readonly SourceEvidence? _securityHub = Find(sources, Source.SecurityHub);
    private readonly SourceEvidence? _systemsManager = Find(sources, Source.SystemsManager);
    private readonly SourceEvidence? _config = Find(sources, Source.Config);
    private readonly Dictionary<ulong, OrganizationAccount> _accounts = GetAccounts(sources);

    /// <summary>The comparison of the inventory's two lists, without the list of nodes.</summary>
    public InventoryComparison Comparison { get; } = comparison.WithoutNodes();

    /// <summary>The inventory.</summary>
    public FleetInventory Inventory => Comparison.Inventory;

    /// <summary>The optional sources that were read.</summary>
    public IReadOnlyList<SourceEvidence> Sources { get; } = sources;

    /// <summary>The organization; null when AWS Organizations is not a source or could not be read.</summary>
    public Organization? Organization { get; } = FindOrganization(sources);

    /// <summary>The accounts and Regions that the view shows.</summary>
    public Visibility Visibility { get; private init; } = new(comparison.Inventory);

    /// <summary>
    /// Whether the view shows tags. When GetView is denied, this depends on whether any instance has a tag.
    /// </summary>
    public bool SeesTags { get; } = comparison.Inventory.View.IncludesTags
        ?? MemoryMarshal.ToEnumerable(comparison.Inventory.Instances).Any(instance => !instance.Tags.IsEmpty);

    /// <summary>
    /// Creates the observations of a run. Instances that AWS Config reports as terminated are removed from the inventory: the
    /// index keeps them for up to a day (Resource Explorer user guide, Multi-account search). So are the instances and nodes
    /// of closed accounts, which the index keeps for up to 90 days.
    /// </summary>
    public static Observations Create(InventoryComparison comparison, IReadOnlyList<SourceEvidence> sources)
    {
        var terminated = sources.SelectMany(source => source.Instances)
            .Where(facts => facts.Value.State == InstanceState.Terminated)
            .Select(facts => facts.Key)
            .ToHashSet();
        var closed = GetAccounts(sources).Where(account => account.Value.IsClosed).Select(account => account.Key).ToHashSet();
        if (terminated.Count + closed.Count == 0)
        {
            return new(comparison, sources);
        }

        var inventory = comparison.Inventory.Without(
            key => terminated.Contains(key) || closed.Contains(key.AccountNumber), key => closed.Contains(key.AccountNumber));
        if (inventory.Instances.Equals(comparison.Inventory.Instances) && inventory.Nodes.Equals(comparison.Inventory.Nodes))
        {
            return new(comparison, sources);
        }

        return new(InventoryComparison.Compare(inventory), sources)
        {
            // A Region whose last instance was terminated can still be seen.
            Visibility = new(comparison.Inventory),
        };
    }

    /// <summary>Returns the observations of the instance at an index of the inventory.</summary>
    /// <param name="index">The index.</param>
    /// <param name="lastManaged">
    /// The date of the last run that was not suspect and in which the instance was managed, or null.
    /// </param>
    public InstanceObservations Get(int index, DateOnly? lastManaged)
    {
        var key = Inventory.Instances.Span[index].Key;
        return new(
            Comparison.GetEvidence(index), FindEvidence(_securityHub, key), FindEvidence(_systemsManager, key),
            FindFacts(key), lastManaged)
        {
            HasAgent = FindNode(key)?.AgentVersion is not null,
        };
    }

    /// <summary>
    /// Returns whether the instance at an index of the inventory is managed without contradiction: Resource Explorer lists its
    /// node, and SSM.1 does not fail it.
    /// </summary>
    public bool IsManagedByInventoryOnly(int index) => Comparison.IsManaged(index)
        && FindEvidence(_securityHub, Inventory.Instances.Span[index].Key) is not { Status: ManagementStatus.Unmanaged };

    /// <summary>Returns the instances that <see cref="IsManagedByInventoryOnly"/> does not cover, sorted.</summary>
    public IEnumerable<InstanceKey> GetUndecided() => Comparison.GetKeys(index => !IsManagedByInventoryOnly(index));

    /// <summary>
    /// Returns the account of an instance according to AWS Organizations; null when it is not in the organization, or the
    /// organization is not known.
    /// </summary>
    public OrganizationAccount? FindAccount(InstanceKey key) => FindAccount(key.AccountNumber);

    /// <summary>Returns an account of the organization by its id as a number, or null.</summary>
    public OrganizationAccount? FindAccount(ulong account) => _accounts.GetValueOrDefault(account);

    /// <summary>Returns the facts from AWS Config about an instance, or null.</summary>
    public InstanceFacts? FindFacts(InstanceKey key) => _config?.Instances.GetValueOrDefault(key);

    /// <summary>The running instances that AWS Config counted, or null.</summary>
    public RunningCounts? Running => _config?.Running;

    /// <summary>Returns the facts from the Systems Manager node list about a node, or null.</summary>
    public NodeFacts? FindNode(InstanceKey key) => _systemsManager?.Nodes.GetValueOrDefault(key);

    /// <summary>
    /// Returns every instance of the inventory and every row, sorted by key: its row if it has one, else its index in the
    /// inventory.
    /// </summary>
    /// <param name="rows">Rows of instances, also of unlisted ones, sorted by key.</param>
    internal IEnumerable<(int Index, ReportedInstance? Row)> Merge(IEnumerable<ReportedInstance> rows)
    {
        var instances = Inventory.Instances;
        var index = 0;
        foreach (var row in rows)
        {
            for (; index < instances.Length && instances.Span[index].Key.CompareTo(row.Key) < 0; index++)
            {
                yield return (index, null);
            }

            if (index < instances.Length && instances.Span[index].Key == row.Key)
            {
                index++;
            }

            yield return (-1, row);
        }

        for (; index < instances.Length; index++)
        {
            yield return (index, null);
        }
    }

    /// <summary>
    /// Returns the instances that an optional source reports and the inventory does not list, sorted. Orphaned nodes are not
    /// included, because the report lists them separately, and neither are instances of closed accounts.
    /// </summary>
    public IReadOnlyList<(InstanceKey Key, IReadOnlyList<InstanceEvidence> Evidence)> FindNotInInventory()
    {
        var orphanedNodes = Comparison.OrphanedNodes.Select(node => node.Key).ToHashSet();
        return
        [
            .. from source in Sources
               from evidence in source.Evidence
               where evidence.Value.Status != ManagementStatus.Unknown && !evidence.Key.IsHybrid
                   && !orphanedNodes.Contains(evidence.Key) && FindAccount(evidence.Key) is not { IsClosed: true }
               group evidence.Value by evidence.Key into unlisted
               where Comparison.FindIndex(unlisted.Key) is null && FindFacts(unlisted.Key)?.State != InstanceState.Terminated
               orderby unlisted.Key
               select (unlisted.Key, (IReadOnlyList<InstanceEvidence>)[.. unlisted.OrderBy(evidence => evidence.Source)]),
        ];
    }

    private static Organization? FindOrganization(IReadOnlyList<SourceEvidence> sources) =>
        sources.Select(source => source.Organization).FirstOrDefault(organization => organization is not null);

    private static Dictionary<ulong, OrganizationAccount> GetAccounts(IReadOnlyList<SourceEvidence> sources)
    {
        var accounts = new Dictionary<ulong, OrganizationAccount>();
        foreach (var account in FindOrganization(sources)?.Accounts.Values ?? [])
        {
            if (InstanceKey.TryParseAccount(account.Id, out var number))
            {
                accounts[number] = account;
            }
        }

        return accounts;
    }

    private static SourceEvidence? Find(IReadOnlyList<SourceEvidence> sources, Source name) =>
        sources.FirstOrDefault(source => source.Result.Name == name);

    private static InstanceEvidence? FindEvidence(SourceEvidence? source, InstanceKey key) =>
        source is not null && source.Evidence.TryGetValue(key, out var found) && found.Status != ManagementStatus.Unknown
            ? found
            : null;
}
