namespace FleetDiff.Core.Pipeline.Leasing;

/// <summary>The lease of a run on an archive.</summary>
/// <param name="Id">A unique id. A run recognizes its own lease by it when the response to its call was lost.</param>
/// <param name="Until">When the lease expires, UTC; null when the run is finished.</param>
public sealed record LeaseRecord(string Id, DateTimeOffset? Until);
