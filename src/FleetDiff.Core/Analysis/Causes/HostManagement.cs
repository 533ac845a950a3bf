using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>
/// The signs of Default Host Management Configuration: instances without an instance profile that are managed. AWS Config counts
/// all running instances without one. Those that are not unmanaged are taken as managed.
/// </summary>
/// <param name="counts">The running instances that AWS Config counted.</param>
/// <param name="unmanaged">The facts about all running unmanaged instances.</param>
/// <param name="countManaged">Returns the number of managed instances in the account and Region of an instance.</param>
public sealed class HostManagement(
    RunningCounts counts, IEnumerable<KeyValuePair<InstanceKey, InstanceFacts>> unmanaged, Func<InstanceKey, int> countManaged)
{
    private readonly Dictionary<ulong, int> _unmanaged = unmanaged
        .Where(instance => instance.Value.HasInstanceProfile == false)
        .CountBy(instance => instance.Key.RegionIndex).ToDictionary();

    /// <summary>
    /// Returns the number of managed instances without an instance profile in the account and Region of an instance; null when
    /// it is not known.
    /// </summary>
    public int? CountManaged(InstanceKey key) => countManaged(key) == 0
        ? 0
        : counts.WithoutProfile.TryGetValue(AccountRegion.Create(key), out var running)
            ? Math.Max(0, running - CountUnmanaged(key))
            : null;

    /// <summary>Returns the number of running unmanaged instances without an instance profile there.</summary>
    public int CountUnmanaged(InstanceKey key) => _unmanaged.GetValueOrDefault(key.RegionIndex);
}
