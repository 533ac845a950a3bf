using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>What the last good report says of an instance that tonight's verdict depends on.</summary>
/// <param name="row">Its row in that report.</param>
/// <param name="unmanaged">Whether it is listed there as unmanaged and not exempt.</param>
public sealed class RememberedInstance(ReportedInstance row, bool unmanaged)
{
    /// <summary>Account, Region and instance id.</summary>
    public InstanceKey Key { get; } = row.Key;

    /// <summary>What FleetDiff concluded.</summary>
    public Verdict Verdict { get; } = row.Verdict;

    /// <summary>Whether it was listed as unmanaged and not exempt.</summary>
    public bool WasUnmanaged { get; } = unmanaged;

    /// <summary>Whether it was unmanaged, or had been when it became disputed.</summary>
    public bool WasOpen { get; } =
        unmanaged || row is { Verdict: Verdict.Disputed, FirstUnmanaged: not null };

    /// <summary>Whether it was in its hours of grace.</summary>
    public bool TooNew { get; } = row.TooNew;

    /// <summary>The rule by which it was exempt, or null.</summary>
    public string? ExemptBy { get; } = row.ExemptBy;

    /// <summary>The rule by which it had been exempt until that ended, or null.</summary>
    public string? ExemptionEnded { get; } = row.ExemptionEnded;

    /// <summary>The first of the nights in a row on which it was unmanaged, disputed ones included, or null.</summary>
    public DateOnly? FirstUnmanaged { get; } = row.FirstUnmanaged;

    /// <summary>The first of the nights in a row on which it was disputed, or null.</summary>
    public DateOnly? FirstDisputed { get; } = row.FirstDisputed;

    /// <summary>The night on which it had been resolved before it was unmanaged again, or null.</summary>
    public DateOnly? Reopened { get; } = row.Reopened;

    /// <summary>The last good night on which it was managed, or null.</summary>
    public DateOnly? LastManaged { get; } = row.LastManaged;
}
