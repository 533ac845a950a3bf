using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis;

/// <summary>Everything that is known of one instance when it is judged.</summary>
/// <param name="ResourceExplorer">What Resource Explorer says; it always says something.</param>
/// <param name="SecurityHub">What control SSM.1 says, or null when it says nothing or was not asked.</param>
/// <param name="SystemsManager">
/// What the node list says, or null. It decides only that the index lags behind it.
/// </param>
/// <param name="Facts">What AWS Config knows, or null.</param>
/// <param name="LastManaged">The last good night on which it was managed, or null when none is on record.</param>
public readonly record struct InstanceObservations(
    InstanceEvidence ResourceExplorer,
    InstanceEvidence? SecurityHub = null,
    InstanceEvidence? SystemsManager = null,
    InstanceFacts? Facts = null,
    DateOnly? LastManaged = null)
{
    /// <summary>Whether Systems Manager knows the version of its agent: then it was managed at some time.</summary>
    public bool HasAgent { get; init; }

    /// <summary>All pieces of evidence, Resource Explorer's first.</summary>
    public IReadOnlyList<InstanceEvidence> Evidence => (SecurityHub, SystemsManager) switch
    {
        (null, null) => [ResourceExplorer],
        ({ } hub, null) => [ResourceExplorer, hub],
        (null, { } manager) => [ResourceExplorer, manager],
        ({ } hub, { } manager) => [ResourceExplorer, hub, manager],
    };
}
