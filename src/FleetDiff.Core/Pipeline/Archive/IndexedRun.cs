using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>A night as the archive's front page lists it.</summary>
/// <param name="Date">The night.</param>
/// <param name="State">How it ended.</param>
/// <param name="Counts">Its counts; null when they are not known.</param>
public sealed record IndexedRun(DateOnly Date, RunState State, RunCounts? Counts);

/// <summary>How a night ended.</summary>
public enum RunState
{
    /// <summary>It is complete and believed.</summary>
    Good,

    /// <summary>It is complete, and too wrong to be believed.</summary>
    Suspect,

    /// <summary>It is not complete.</summary>
    CutOff,

    /// <summary>Its report is there and cannot be understood.</summary>
    Unreadable,

    /// <summary>It is further back than anybody looked.</summary>
    Older,
}
