using System.Globalization;
using FleetDiff.Fleet;

namespace FleetDiff.Comparing;

/// <summary>A verdict with its reason.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Its reason.</param>
public readonly record struct Judgement(Verdict Verdict, Reason Reason)
{
    /// <summary>Judges what Resource Explorer says of an instance: a node is listed for it, or none is.</summary>
    public static Judgement Of(Says resourceExplorer) => resourceExplorer == Says.Managed
        ? new(Verdict.Managed, Reason.NodeListed)
        : new(Verdict.Unmanaged, Reason.NoNodeListed);

    /// <summary>The reason as one plain sentence.</summary>
    /// <param name="lastManaged">The last good night on which the instance was managed, or null.</param>
    public string Because(DateOnly? lastManaged) => Reason switch
    {
        Reason.NodeListed => "Resource Explorer lists a managed node for it.",
        _ => "Resource Explorer lists no managed node for it; a stopped instance looks the same. "
            + (lastManaged is { } night
                ? $"It was managed until {night.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}."
                : "No night on record saw it managed."),
    };
}
