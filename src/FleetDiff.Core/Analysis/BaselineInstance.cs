using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis;

/// <summary>The state of an instance in the baseline, as far as the next verdict depends on it.</summary>
/// <param name="row">The row in the baseline.</param>
/// <param name="unmanaged">Whether the baseline lists the instance as unmanaged and not exempt.</param>
/// <param name="withTags">Whether to keep the tags, which take most of the memory.</param>
public sealed class BaselineInstance(ReportedInstance row, bool unmanaged, bool withTags = false)
{
    /// <summary>The tags, if they are kept.</summary>
    public Tags Tags { get; } = withTags ? row.Tags : default;

    /// <summary>The account, Region and instance id.</summary>
    public InstanceKey Key { get; } = row.Key;

    /// <summary>The verdict in the baseline.</summary>
    public Verdict Verdict { get; } = row.Verdict;

    /// <summary>The reason of that verdict.</summary>
    public Reason Reason { get; } = row.Reason;

    /// <summary>Whether the baseline lists the instance as unmanaged and not exempt.</summary>
    public bool WasUnmanaged { get; } = unmanaged;

    /// <summary>Whether the instance was unmanaged and not exempt, or had been when it became disputed.</summary>
    public bool WasOpen { get; } =
        unmanaged || row is { Verdict: Verdict.Disputed, FirstUnmanaged: not null, ExemptBy: null };

    /// <summary>Whether the instance was in its grace period, or had been when it became disputed.</summary>
    public bool InGracePeriod { get; } = row.InGracePeriod;

    /// <summary>Why the instance was not alerted, or null.</summary>
    public SuppressionReason? NotAlerted { get; } = row.NotAlerted;

    /// <summary>The rule that exempted the instance, or had exempted it when it became disputed; or null.</summary>
    public string? ExemptBy { get; } = row.ExemptBy;

    /// <summary>The date on which that exemption ends, or null.</summary>
    public DateOnly? ExemptUntil { get; } = row.ExemptUntil;

    /// <summary>The rule that exempted the instance until the rule ended, or null.</summary>
    public string? ExemptionEnded { get; } = row.ExemptionEnded;

    /// <summary>
    /// The date since which the instance had been unmanaged in every run, including runs in which it was disputed; or null.
    /// </summary>
    public DateOnly? FirstUnmanaged { get; } = row.FirstUnmanaged;

    /// <summary>The date since which the instance had been disputed in every run, or null.</summary>
    public DateOnly? FirstDisputed { get; } = row.FirstDisputed;

    /// <summary>The date on which a reopened instance had been resolved, or null.</summary>
    public DateOnly? Reopened { get; } = row.Reopened;

    /// <summary>The date of the last run in which the instance was managed, or null.</summary>
    public DateOnly? LastManaged { get; } = row.LastManaged;

    /// <summary>The date of the last run that listed the instance, when the baseline could not see it; else null.</summary>
    public DateOnly? LastSeen { get; } = row.LastSeen;
}
