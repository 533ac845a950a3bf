using FleetDiff.Core.Analysis.Coverage;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis;

/// <summary>
/// All that the sources said on a night: the inventory's two lists compared, and the optional sources.
/// </summary>
/// <param name="comparison">The two lists.</param>
/// <param name="sources">The optional sources that were asked; one that failed has a ledger and no evidence.</param>
public sealed class Observations(InventoryComparison comparison, IReadOnlyList<SourceEvidence> sources)
{
    private readonly IReadOnlyDictionary<InstanceKey, InstanceEvidence>? _securityHub = GetEvidence(sources, Source.SecurityHub);
    private readonly IReadOnlyDictionary<InstanceKey, InstanceEvidence>? _systemsManager =
        GetEvidence(sources, Source.SystemsManager);
    private readonly SourceEvidence? _config = sources.FirstOrDefault(s => s.Result.Name == Source.Config);
    private readonly SourceEvidence? _nodes = sources.FirstOrDefault(s => s.Result.Name == Source.SystemsManager);
    private List<(InstanceKey Key, IReadOnlyList<InstanceEvidence> Evidence)>? _notInInventory;
    private bool? _anyTag;

    /// <summary>The inventory's two lists, compared.</summary>
    public InventoryComparison Comparison { get; } = comparison;

    /// <summary>The inventory.</summary>
    public FleetInventory Inventory => Comparison.Inventory;

    /// <summary>The optional sources that were asked.</summary>
    public IReadOnlyList<SourceEvidence> Sources { get; } = sources;

    /// <summary>Which accounts and Regions the view shows.</summary>
    public Visibility Visibility { get; private init; } = Visibility.Create(comparison.Inventory);

    /// <summary>
    /// The witnesses of a night. Instances that AWS Config has seen terminated leave the inventory: the index keeps
    /// them for up to a day (Resource Explorer user guide, multi-account search).
    /// </summary>
    public static Observations Create(InventoryComparison comparison, IReadOnlyList<SourceEvidence> sources)
    {
        var terminated = sources.SelectMany(source => source.Instances)
            .Where(facts => facts.Value.State == InstanceState.Terminated)
            .Select(facts => facts.Key)
            .ToHashSet();
        return terminated.Count == 0
            ? new(comparison, sources)
            : new(InventoryComparison.Compare(comparison.Inventory.Without(terminated)), sources)
            {
                // A Region whose last instance has just been terminated is still a Region that can be seen.
                Visibility = Visibility.Create(comparison.Inventory),
            };
    }

    /// <summary>
    /// Whether the view shows tags. When it may not be read, that is told from the instances.
    /// </summary>
    public bool SeesTags => Inventory.View.IncludesTags ?? (_anyTag ??= HasAnyTag());

    /// <summary>What is known of the instance at a place in the inventory.</summary>
    /// <param name="index">The place.</param>
    /// <param name="lastManaged">The last good night on which it was managed, or null.</param>
    public InstanceObservations Get(int index, DateOnly? lastManaged)
    {
        var key = Inventory.Instances.Span[index].Key;
        return new(
            Comparison.GetEvidence(index), Find(_securityHub, key), Find(_systemsManager, key), FindFacts(key),
            lastManaged)
        {
            HasAgent = FindNode(key)?.AgentVersion is not null,
        };
    }

    /// <summary>
    /// Whether the instance at a place in the inventory is managed beyond question: Resource Explorer lists its node,
    /// and nobody contradicts that.
    /// </summary>
    public bool IsManagedByInventoryOnly(int index) => Comparison.IsManaged(index)
        && Find(_securityHub, Inventory.Instances.Span[index].Key) is not { Status: ManagementStatus.Unmanaged };

    /// <summary>The instances that are not managed beyond question, sorted.</summary>
    public IEnumerable<InstanceKey> GetUndecided()
    {
        for (var index = 0; index < Inventory.Instances.Length; index++)
        {
            if (!IsManagedByInventoryOnly(index))
            {
                yield return Inventory.Instances.Span[index].Key;
            }
        }
    }

    /// <summary>What AWS Config knows of an instance, or null.</summary>
    public InstanceFacts? FindFacts(InstanceKey key) => _config?.Instances.GetValueOrDefault(key);

    /// <summary>What Systems Manager's node list knows of a node, or null.</summary>
    public NodeFacts? FindNode(InstanceKey key) => _nodes?.Nodes.GetValueOrDefault(key);

    /// <summary>
    /// The instances that an optional source speaks of and the inventory does not have, sorted. Orphans are none of
    /// them: they are listed as what they are. Looked for once, in all that the sources said.
    /// </summary>
    public IReadOnlyList<(InstanceKey Key, IReadOnlyList<InstanceEvidence> Evidence)> NotInInventory =>
        _notInInventory ??= FindNotInInventory();

    private bool HasAnyTag()
    {
        foreach (var instance in Inventory.Instances.Span)
        {
            if (!instance.Tags.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private List<(InstanceKey Key, IReadOnlyList<InstanceEvidence> Evidence)> FindNotInInventory()
    {
        var orphans = Comparison.OrphanedNodes.Select(node => node.Key).ToHashSet();
        return
        [
            .. from source in Sources
               from evidence in source.Evidence
               where evidence.Value.Status != ManagementStatus.Unknown && !evidence.Key.IsHybrid && !orphans.Contains(evidence.Key)
               group evidence.Value by evidence.Key into said
               where Comparison.FindIndex(said.Key) is null && FindFacts(said.Key)?.State != InstanceState.Terminated
               orderby said.Key
               select (said.Key, (IReadOnlyList<InstanceEvidence>)[.. said.OrderBy(evidence => evidence.Source)]),
        ];
    }

    private static IReadOnlyDictionary<InstanceKey, InstanceEvidence>? GetEvidence(
        IReadOnlyList<SourceEvidence> sources, Source source) =>
        sources.FirstOrDefault(s => s.Result.Name == source)?.Evidence is { Count: > 0 } evidence ? evidence : null;

    private static InstanceEvidence? Find(IReadOnlyDictionary<InstanceKey, InstanceEvidence>? evidence, InstanceKey key) =>
        evidence is not null && evidence.TryGetValue(key, out var found) && found.Status != ManagementStatus.Unknown ? found : null;
}
