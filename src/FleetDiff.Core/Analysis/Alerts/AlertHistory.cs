using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Alerts;

/// <summary>The state of the alerts after earlier runs.</summary>
/// <param name="LastNotified">The date of the last alert that listed open instances; null when there is none.</param>
/// <param name="Open">The number of open unmanaged instances in that alert.</param>
public readonly record struct AlertHistory(DateOnly? LastNotified, int Open)
{
    /// <summary>Returns the state after a run. An alert about a suspect report does not change it.</summary>
    public AlertHistory With(Report report, AlertDecision decision) =>
        decision.Kind is null or AlertKind.Suspect ? this : new(report.Date, report.Totals.Unmanaged);
}
