namespace FleetDiff.Core.Analysis;

/// <summary>Everything that the report of a run is concluded from.</summary>
/// <param name="Date">The date of the run, in the configured time zone.</param>
/// <param name="Observations">The observations of the sources.</param>
/// <param name="Baseline">The baseline.</param>
/// <param name="Rules">The settings and the exemptions.</param>
internal sealed record RunContext(DateOnly Date, Observations Observations, Baseline Baseline, AnalysisRules Rules)
{
    /// <summary>Returns the number of days from a date to the date of the run.</summary>
    public int GetDaysSince(DateOnly date) => Date.DayNumber - date.DayNumber;
}
