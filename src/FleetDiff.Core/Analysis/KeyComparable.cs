using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis;

/// <summary>Compares a key with rows, for a binary search in a list that is sorted by key.</summary>
/// <param name="key">The key to find.</param>
internal readonly struct KeyComparable(InstanceKey key) : IComparable<Instance>, IComparable<ReportedInstance>
{
    /// <inheritdoc/>
    public int CompareTo(Instance other) => key.CompareTo(other.Key);

    /// <inheritdoc/>
    public int CompareTo(ReportedInstance? other) => other is null ? 1 : key.CompareTo(other.Key);
}
