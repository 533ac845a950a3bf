namespace FleetDiff.Core.Pipeline.Leasing;

/// <summary>A run's claim to an archive.</summary>
/// <param name="Id">Tells it from every other, so that a run knows its own again when the answer to its call was
/// lost.</param>
/// <param name="Until">When it runs out, in UTC; null when the run is done.</param>
public sealed record LeaseRecord(string Id, DateTimeOffset? Until);
