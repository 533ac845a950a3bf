namespace FleetDiff.Core.Analysis.Alerts;

/// <summary>The decision whether a report is alerted, and about which instances.</summary>
/// <param name="Kind">The kind of alert; null when no alert is sent.</param>
/// <param name="Because">Why the alert is sent or not sent, one sentence.</param>
/// <param name="Unmanaged">
/// The unmanaged instances that the alert lists, sorted by key: the due ones, or all of them, depending on the kind.
/// </param>
/// <param name="Disputed">The disputed instances that are due, sorted by key.</param>
public sealed record AlertDecision(
    AlertKind? Kind,
    string Because,
    IReadOnlyList<ReportedInstance> Unmanaged,
    IReadOnlyList<ReportedInstance> Disputed)
{
    /// <summary>The number of days without an alert after which a reminder of the open instances is sent.</summary>
    public const int DaysBetweenReminders = 7;

    /// <summary>Whether to send an alert.</summary>
    public bool Send => Kind is not null;

    /// <summary>Decides about the alert of a report. The same arguments always give the same decision.</summary>
    /// <param name="report">The report.</param>
    /// <param name="rules">The settings.</param>
    /// <param name="earlier">The alerts of earlier runs.</param>
    public static AlertDecision Evaluate(Report report, AnalysisRules rules, AlertHistory earlier)
    {
        IReadOnlyList<ReportedInstance> disputed = [.. report.Disagreements.Where(row => row.Due)];
        var open = report.Unmanaged.Count;
        return (rules.AlertOn, report) switch
        {
            (AlertOn.Never, _) => DoNotSend("Alerts are turned off."),
            (_, { Suspect: true }) => new(AlertKind.Suspect, "The report is suspect.", [], []),
            (_, { ComparedWith: null }) when open > 0 => About(
                AlertKind.Baseline, "This is the first run: its unmanaged instances form the baseline."),
            _ when report.New.Count > 0 => new(AlertKind.New, "New unmanaged instances were found.", report.New, disputed),
            _ when disputed.Count > 0 => About(
                AlertKind.Disputed, "The sources have disagreed for two runs.", all: rules.AlertOn == AlertOn.Any),
            _ when report.BlindSpots.Any(spot => IsNew(spot, report)) => About(
                AlertKind.IncompleteCoverage, "Accounts or Regions can no longer be seen.",
                all: rules.AlertOn == AlertOn.Any),
            (AlertOn.Any, _) when open > 0 => About(AlertKind.Any, "There are unmanaged instances."),
            _ when report.Exemptions.Any(rule => rule.Added > 0) => About(
                AlertKind.Exempted, "Account owners exempted instances by tag.", all: false),
            _ when report.IsAllClear && earlier.Open > 0 => report.BecameExempt > 0
                ? About(AlertKind.Exempted, "The last unmanaged instances became exempt.")
                : About(AlertKind.AllClear, "The last unmanaged instance is resolved or removed."),
            _ when report.Exemptions.Any(rule => rule.Due) => About(
                AlertKind.ExemptionEnding, "An exemption is about to end.", all: false),
            _ when IsReminderDue(report, earlier) => About(AlertKind.Reminder, earlier.LastNotified is { } lastNotified
                ? $"The last alert was on {TextFormat.Date(lastNotified)}, and unmanaged instances are still open."
                : "Unmanaged instances are open, and no earlier alert is on record."),
            _ when open == 0 && report.HidesInstances =>
                DoNotSend("No unmanaged instance is listed, but the coverage is incomplete."),
            _ when open == 0 => DoNotSend("There is no unmanaged instance."),
            _ => DoNotSend("There is no new unmanaged instance beyond its grace period."),
        };

        AlertDecision About(AlertKind kind, string because, bool all = true) =>
            new(kind, because, all ? report.Unmanaged : [], disputed);
    }

    // A lost account or Region is alerted once: by the first run that cannot see it.
    private static bool IsNew(BlindSpot spot, Report report) =>
        spot.LastSeen is not null && spot.LastSeen == report.ComparedWith;

    // Instances in their grace period are not alerted.
    private static bool IsReminderDue(Report report, AlertHistory earlier) =>
        report.Unmanaged.Any(row => !row.InGracePeriod)
        && (earlier.LastNotified is not { } lastNotified
            || report.Date.DayNumber - lastNotified.DayNumber >= DaysBetweenReminders);

    private static AlertDecision DoNotSend(string because) => new(null, because, [], []);
}

/// <summary>The state of the alerts after earlier runs.</summary>
/// <param name="LastNotified">The date of the last alert that listed open instances; null when there is none.</param>
/// <param name="Open">The number of open unmanaged instances in that alert.</param>
public readonly record struct AlertHistory(DateOnly? LastNotified, int Open)
{
    /// <summary>Returns the state after a run. An alert about a suspect report does not change it.</summary>
    public AlertHistory With(Report report, AlertDecision decision) =>
        decision.Kind is null or AlertKind.Suspect ? this : new(report.Date, report.Totals.Unmanaged);
}
