namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>
/// The hybrid node that is likely an instance: when the SSM Agent of an instance was registered by hybrid activation, a node
/// <c>mi-…</c> is listed, and the instance as unmanaged. It is a guess from the data that the agent reports, so it is part of
/// the explanation and does not change the verdict.
/// </summary>
/// <param name="Node">The id of the node.</param>
/// <param name="ByAddress">Whether the node reports the private address of the instance.</param>
/// <param name="ByName">Whether the node reports the private DNS name of the instance, or its first label.</param>
internal sealed record HybridRegistration(string Node, bool ByAddress, bool ByName)
{
    /// <summary>The match and its evidence in one sentence.</summary>
    public string Sentence =>
        $"It is likely the hybrid node {Node}, which has the same private {What}: its SSM Agent was probably registered by "
        + "hybrid activation.";

    private string What => (ByAddress, ByName) switch
    {
        (true, true) => "address and DNS name",
        (true, false) => "address",
        _ => "DNS name",
    };

    /// <summary>
    /// Compares the hybrid nodes of each account and Region with the instances there that have no managed node. There is no
    /// match when a node fits several instances or an instance fits several nodes.
    /// </summary>
    public static Dictionary<InstanceKey, HybridRegistration> FindAll(Observations observations)
    {
        var nodes = observations.Sources.SelectMany(source => source.HybridNodes).ToList();
        var regions = nodes.Select(node => node.Key.RegionIndex).ToHashSet();
        var instances = (
            from key in observations.Inventory.GetUnmanaged()
            where regions.Contains(key.RegionIndex)
            let facts = observations.FindFacts(key)
            where facts is not null
            select (Key: key, Facts: facts)).ToList();
        var byAddress = instances.Where(instance => instance.Facts.PrivateAddress is not null)
            .ToLookup(instance => (instance.Key.RegionIndex, instance.Facts.PrivateAddress), instance => instance.Key);
        var byName = (
            from instance in instances
            from name in GetNames(instance.Facts.PrivateDnsName)
            select (Name: name, instance.Key))
            .ToLookup(named => (named.Key.RegionIndex, Name: Normalize(named.Name)), named => named.Key);
        var pairs = (
            from node in nodes
            let addressed = byAddress[(node.Key.RegionIndex, node.Address)].ToHashSet()
            let named = byName[(node.Key.RegionIndex, Normalize(node.ComputerName))].ToHashSet()
            from instance in addressed.Union(named)
            let match = new HybridRegistration(node.Key.Instance, addressed.Contains(instance), named.Contains(instance))
            select (Instance: instance, Node: node.Key, Match: match)).ToList();
        var uses = pairs.CountBy(pair => pair.Node).ToDictionary();
        return pairs.GroupBy(pair => pair.Instance)
            .Where(together => together.Count() == 1 && uses[together.First().Node] == 1)
            .ToDictionary(together => together.Key, together => together.First().Match);

        static string? Normalize(string? name) => name?.ToUpperInvariant();
    }

    // An operating system can report only the first label of its name.
    private static IEnumerable<string> GetNames(string? dnsName) =>
        dnsName is null ? [] : new[] { dnsName, dnsName.Split('.', 2)[0] }.Distinct();
}
