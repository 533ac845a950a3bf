using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Alerts;

/// <summary>What those who get the alerts know from the nights before.</summary>
/// <param name="LastNotified">The newest night whose alert said what is open; null when none has.</param>
/// <param name="Open">How many unmanaged instances it said are open.</param>
public readonly record struct AlertHistory(DateOnly? LastNotified, int Open)
{
    /// <summary>What they know after a night: a suspect one tells nothing of what is open.</summary>
    public AlertHistory With(Report report, AlertDecision decision) =>
        decision.Kind is null or AlertKind.Suspect ? this : new(report.Date, report.Totals.Unmanaged);
}
