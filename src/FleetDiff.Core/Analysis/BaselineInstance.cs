using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis;

/// <summary>What the baseline says of an instance that its next verdict depends on.</summary>
/// <param name="row">Its row in that report.</param>
/// <param name="unmanaged">Whether it is listed there as unmanaged and not exempt.</param>
/// <param name="withTags">Whether to keep its tags; where there are many instances they take most of the room.</param>
public sealed class BaselineInstance(ReportedInstance row, bool unmanaged, bool withTags = false)
{
    /// <summary>Its tags, if they are kept.</summary>
    public Tags Tags { get; } = withTags ? row.Tags : default;

    /// <summary>Account, Region and instance id.</summary>
    public InstanceKey Key { get; } = row.Key;

    /// <summary>What FleetDiff concluded.</summary>
    public Verdict Verdict { get; } = row.Verdict;

    /// <summary>Why FleetDiff concluded that.</summary>
    public Reason Reason { get; } = row.Reason;

    /// <summary>Whether it was listed as unmanaged and not exempt.</summary>
    public bool WasUnmanaged { get; } = unmanaged;

    /// <summary>Whether it was unmanaged and not exempt, or had been when it became disputed.</summary>
    public bool WasOpen { get; } =
        unmanaged || row is { Verdict: Verdict.Disputed, FirstUnmanaged: not null, ExemptBy: null };

    /// <summary>Whether it was in its grace period, or had been when it became disputed.</summary>
    public bool InGracePeriod { get; } = row.InGracePeriod;

    /// <summary>Why it has not been alerted, because of its group or because it comes and goes; or null.</summary>
    public SuppressionReason? NotAlerted { get; } = row.NotAlerted;

    /// <summary>The rule by which it was exempt, or had been when it became disputed; or null.</summary>
    public string? ExemptBy { get; } = row.ExemptBy;

    /// <summary>The date on which that exemption ends, or null.</summary>
    public DateOnly? ExemptUntil { get; } = row.ExemptUntil;

    /// <summary>The rule by which it had been exempt until that ended, or null.</summary>
    public string? ExemptionEnded { get; } = row.ExemptionEnded;

    /// <summary>The first of the nights in a row on which it was unmanaged, disputed ones included, or null.</summary>
    public DateOnly? FirstUnmanaged { get; } = row.FirstUnmanaged;

    /// <summary>The first of the nights in a row on which it was disputed, or null.</summary>
    public DateOnly? FirstDisputed { get; } = row.FirstDisputed;

    /// <summary>The night on which it had been resolved before it was unmanaged again, or null.</summary>
    public DateOnly? Reopened { get; } = row.Reopened;

    /// <summary>The date of the last run that saw it managed, or null.</summary>
    public DateOnly? LastManaged { get; } = row.LastManaged;

    /// <summary>The date of the last run that listed it, when the baseline could not see it; else null.</summary>
    public DateOnly? LastSeen { get; } = row.LastSeen;
}
