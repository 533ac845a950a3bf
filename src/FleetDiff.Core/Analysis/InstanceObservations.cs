namespace FleetDiff.Core.Analysis;

/// <summary>All observations of one instance that its verdict depends on.</summary>
/// <param name="ResourceExplorer">The evidence from Resource Explorer.</param>
/// <param name="SecurityHub">The evidence from control SSM.1, or null when there is none.</param>
/// <param name="SystemsManager">The evidence from the node list, or null. It only decides whether the index lags.</param>
/// <param name="Facts">The facts from AWS Config, or null.</param>
/// <param name="LastManaged">
/// The date of the last run that was not suspect and in which the instance was managed; null when none is on record.
/// </param>
internal readonly record struct InstanceObservations(
    InstanceEvidence ResourceExplorer,
    InstanceEvidence? SecurityHub = null,
    InstanceEvidence? SystemsManager = null,
    InstanceFacts? Facts = null,
    DateOnly? LastManaged = null)
{
    /// <summary>Whether Systems Manager reports an agent version, so that the instance was managed at some time.</summary>
    public bool HasAgent { get; init; }

    /// <summary>All evidence, Resource Explorer first.</summary>
    public IReadOnlyList<InstanceEvidence> Evidence => (SecurityHub, SystemsManager) switch
    {
        (null, null) => [ResourceExplorer],
        ({ } hub, null) => [ResourceExplorer, hub],
        (null, { } manager) => [ResourceExplorer, manager],
        ({ } hub, { } manager) => [ResourceExplorer, hub, manager],
    };
}
