using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Verdicts;

/// <summary>The state of an open instance across runs.</summary>
internal readonly record struct OpenState
{
    /// <summary>The date since which the instance is unmanaged in every run, including runs in which it was disputed; or null.</summary>
    public DateOnly? FirstUnmanaged { get; init; }

    /// <summary>The date since which the instance is disputed in every run, or null.</summary>
    public DateOnly? FirstDisputed { get; init; }

    /// <summary>The date on which a reopened instance was resolved, or null.</summary>
    public DateOnly? Reopened { get; init; }

    /// <summary>Whether the instance is in its grace period, or was when it became disputed.</summary>
    public bool InGracePeriod { get; init; }

    /// <summary>Why the instance is not alerted, or null.</summary>
    public SuppressionReason? Suppression { get; init; }

    /// <summary>The date since which the instance is intermittent, or null.</summary>
    public DateOnly? Intermittent { get; init; }

    /// <summary>The rule that exempted the instance when it became disputed, or null.</summary>
    public string? ExemptBy { get; init; }

    /// <summary>The date on which that exemption ends, or null.</summary>
    public DateOnly? ExemptUntil { get; init; }

    /// <summary>The rule that exempted the instance until the rule ended, or null.</summary>
    public string? ExemptionEnded { get; init; }

    /// <summary>Whether the instance is due for an alert.</summary>
    public bool Due { get; init; }
}
