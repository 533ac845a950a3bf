using FleetDiff.Fleet;

namespace FleetDiff.Comparing;

/// <summary>
/// All that the sources said on a night: the inventory's two lists compared, and the optional sources.
/// </summary>
/// <param name="comparison">The two lists.</param>
/// <param name="sources">The optional sources that were asked; one that failed has a ledger and no evidence.</param>
public sealed class Witnesses(Comparison comparison, IReadOnlyList<SourceEvidence> sources)
{
    private readonly IReadOnlyDictionary<InstanceKey, Evidence>? _securityHub = EvidenceOf(sources, Source.SecurityHub);
    private readonly IReadOnlyDictionary<InstanceKey, Evidence>? _systemsManager =
        EvidenceOf(sources, Source.SystemsManager);
    private readonly SourceEvidence? _config = sources.FirstOrDefault(s => s.Ledger.Name == Source.Config);
    private readonly SourceEvidence? _nodes = sources.FirstOrDefault(s => s.Ledger.Name == Source.SystemsManager);
    private List<(InstanceKey Key, IReadOnlyList<Evidence> Evidence)>? _notInInventory;
    private bool? _anyTag;

    /// <summary>The inventory's two lists, compared.</summary>
    public Comparison Comparison { get; } = comparison;

    /// <summary>The inventory.</summary>
    public Inventory Inventory => Comparison.Inventory;

    /// <summary>The optional sources that were asked.</summary>
    public IReadOnlyList<SourceEvidence> Sources { get; } = sources;

    /// <summary>Which accounts and Regions the view shows.</summary>
    public Visibility Visibility { get; private init; } = Visibility.Of(comparison.Inventory);

    /// <summary>
    /// The witnesses of a night. Instances that AWS Config has seen terminated leave the inventory: the index keeps
    /// them for up to a day (Resource Explorer user guide, multi-account search).
    /// </summary>
    public static Witnesses Of(Comparison comparison, IReadOnlyList<SourceEvidence> sources)
    {
        var terminated = sources.SelectMany(source => source.Instances)
            .Where(facts => facts.Value.State == InstanceState.Terminated)
            .Select(facts => facts.Key)
            .ToHashSet();
        return terminated.Count == 0
            ? new(comparison, sources)
            : new(Comparison.Of(comparison.Inventory.Without(terminated)), sources)
            {
                // A Region whose last instance has just been terminated is still a Region that can be seen.
                Visibility = Visibility.Of(comparison.Inventory),
            };
    }

    /// <summary>
    /// Whether the view shows tags. When it may not be read, that is told from the instances.
    /// </summary>
    public bool SeesTags => Inventory.View.IncludesTags ?? (_anyTag ??= HasAnyTag());

    /// <summary>What is known of the instance at a place in the inventory.</summary>
    /// <param name="place">The place.</param>
    /// <param name="lastManaged">The last good night on which it was managed, or null.</param>
    public Witnessed Of(int place, DateOnly? lastManaged)
    {
        var key = Inventory.Instances.Span[place].Key;
        return new(
            Comparison.ResourceExplorer(place), Find(_securityHub, key), Find(_systemsManager, key), Facts(key),
            lastManaged)
        {
            HasAgent = Node(key)?.AgentVersion is not null,
        };
    }

    /// <summary>
    /// Whether the instance at a place in the inventory is managed beyond question: Resource Explorer lists its node,
    /// and nobody contradicts that.
    /// </summary>
    public bool IsSimplyManaged(int place) => Comparison.IsManaged(place)
        && Find(_securityHub, Inventory.Instances.Span[place].Key) is not { Says: Says.Unmanaged };

    /// <summary>The instances that are not managed beyond question, sorted.</summary>
    public IEnumerable<InstanceKey> InQuestion()
    {
        for (var place = 0; place < Inventory.Instances.Length; place++)
        {
            if (!IsSimplyManaged(place))
            {
                yield return Inventory.Instances.Span[place].Key;
            }
        }
    }

    /// <summary>What AWS Config knows of an instance, or null.</summary>
    public InstanceFacts? Facts(InstanceKey key) => _config?.Instances.GetValueOrDefault(key);

    /// <summary>What Systems Manager's node list knows of a node, or null.</summary>
    public NodeFacts? Node(InstanceKey key) => _nodes?.Nodes.GetValueOrDefault(key);

    /// <summary>
    /// The instances that an optional source speaks of and the inventory does not have, sorted. Orphans are none of
    /// them: they are listed as what they are. Looked for once, in all that the sources said.
    /// </summary>
    public IReadOnlyList<(InstanceKey Key, IReadOnlyList<Evidence> Evidence)> NotInInventory =>
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

    private List<(InstanceKey Key, IReadOnlyList<Evidence> Evidence)> FindNotInInventory()
    {
        var orphans = Comparison.Orphans.Select(node => node.Key).ToHashSet();
        return
        [
            .. from source in Sources
               from evidence in source.Evidence
               where evidence.Value.Says != Says.Nothing && !evidence.Key.IsHybrid && !orphans.Contains(evidence.Key)
               group evidence.Value by evidence.Key into said
               where Comparison.PlaceOf(said.Key) is null && Facts(said.Key)?.State != InstanceState.Terminated
               orderby said.Key
               select (said.Key, (IReadOnlyList<Evidence>)[.. said.OrderBy(evidence => evidence.Source)]),
        ];
    }

    private static IReadOnlyDictionary<InstanceKey, Evidence>? EvidenceOf(
        IReadOnlyList<SourceEvidence> sources, Source source) =>
        sources.FirstOrDefault(s => s.Ledger.Name == source)?.Evidence is { Count: > 0 } evidence ? evidence : null;

    private static Evidence? Find(IReadOnlyDictionary<InstanceKey, Evidence>? evidence, InstanceKey key) =>
        evidence is not null && evidence.TryGetValue(key, out var found) && found.Says != Says.Nothing ? found : null;
}
