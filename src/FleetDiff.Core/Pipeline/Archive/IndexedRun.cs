using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>A run as the index page lists it.</summary>
/// <param name="Date">The date of the run.</param>
/// <param name="State">The state of the run.</param>
/// <param name="Counts">The instance counts; null when unknown.</param>
public sealed record IndexedRun(DateOnly Date, RunState State, RunCounts? Counts);

/// <summary>The state of a run in the archive.</summary>
public enum RunState
{
    /// <summary>The report is complete and not suspect.</summary>
    Good,

    /// <summary>The report is complete and suspect.</summary>
    Suspect,

    /// <summary>The run was interrupted; there is no complete report.</summary>
    CutOff,

    /// <summary>The report exists and cannot be parsed.</summary>
    Unreadable,

    /// <summary>The run is older than the reports that are read.</summary>
    Older,
}
