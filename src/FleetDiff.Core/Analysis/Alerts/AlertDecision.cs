using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Alerts;

/// <summary>Whether a night's report is worth an alert, and which instances it is about.</summary>
/// <param name="Kind">What it is about; null when nothing is sent.</param>
/// <param name="Because">Why it is sent, or is not, in a sentence.</param>
/// <param name="Unmanaged">
/// The unmanaged instances it lists, sorted by key: those that are due, or all, where it is about all that is open.
/// </param>
/// <param name="Disputed">The disputed instances it is about, sorted by key.</param>
public sealed record AlertDecision(
    AlertKind? Kind,
    string Because,
    IReadOnlyList<ReportedInstance> Unmanaged,
    IReadOnlyList<ReportedInstance> Disputed)
{
    /// <summary>After so many days without an alert it is said again what is still open.</summary>
    public const int DaysBetweenReminders = 7;

    /// <summary>Whether to send one.</summary>
    public bool Send => Kind is not null;

    /// <summary>Decides by the settings. The same night decided again is decided the same.</summary>
    /// <param name="report">The night.</param>
    /// <param name="rules">What the settings say.</param>
    /// <param name="earlier">What the alerts of the nights before said.</param>
    public static AlertDecision Evaluate(Report report, AnalysisRules rules, AlertHistory earlier)
    {
        IReadOnlyList<ReportedInstance> disputed = [.. report.Disagreements.Where(row => row.Due)];
        var open = report.Unmanaged.Count;
        return (rules.AlertOn, report) switch
        {
            (AlertOn.Never, _) => DoNotSend("Alerts are turned off."),
            (_, { Suspect: true }) => new(AlertKind.Suspect, "The night is suspect.", [], []),
            (_, { ComparedWith: null }) when open > 0 => About(
                AlertKind.Baseline, "This is the first night: what is unmanaged now is the baseline."),
            _ when report.New.Count > 0 => new(AlertKind.New, "Unmanaged instances appeared.", report.New, disputed),
            _ when disputed.Count > 0 => About(
                AlertKind.Disputed, "The sources have disagreed for two nights.", all: rules.AlertOn == AlertOn.Any),
            _ when report.BlindSpots.Any(spot => IsNew(spot, report)) => About(
                AlertKind.IncompleteCoverage, "Accounts or Regions cannot be seen any more.",
                all: rules.AlertOn == AlertOn.Any),
            (AlertOn.Any, _) when open > 0 => About(AlertKind.Any, "There are unmanaged instances."),
            _ when report.Exemptions.Any(rule => rule.Added > 0) => About(
                AlertKind.Exempted, "Account owners exempted instances by tag.", all: false),
            _ when CoverageRules.IsAllClear(report) && earlier.Open > 0 => report.BecameExempt > 0
                ? About(AlertKind.Exempted, "The last unmanaged instances became exempt.")
                : About(AlertKind.AllClear, "The last unmanaged instance is resolved or gone."),
            _ when report.Exemptions.Any(rule => rule.Due) => About(
                AlertKind.ExemptionEnding, "An exemption is about to end.", all: false),
            _ when IsReminderDue(report, earlier) => About(AlertKind.Reminder, earlier.LastNotified is { } lastNotified
                ? $"The last alert was on {TextFormat.Date(lastNotified)}, and unmanaged instances are still open."
                : "Unmanaged instances are open, and no alert of them is on record."),
            _ when open == 0 && CoverageRules.HidesInstances(report) =>
                DoNotSend("No unmanaged instance is listed, and not everything can be seen."),
            _ when open == 0 => DoNotSend("There is no unmanaged instance."),
            _ => DoNotSend("No unmanaged instance appeared, or none beyond its grace period."),
        };

        AlertDecision About(AlertKind kind, string because, bool all = true) =>
            new(kind, because, all ? report.Unmanaged : [], disputed);
    }

    // Once: on the first run that cannot see what the one before it could.
    private static bool IsNew(BlindSpot spot, Report report) =>
        spot.LastSeen is not null && spot.LastSeen == report.ComparedWith;

    // Whoever has its hours of grace is not to be spoken of yet.
    private static bool IsReminderDue(Report report, AlertHistory earlier) =>
        report.Unmanaged.Any(row => !row.InGracePeriod)
        && (earlier.LastNotified is not { } lastNotified || report.Date.DayNumber - lastNotified.DayNumber >= DaysBetweenReminders);

    private static AlertDecision DoNotSend(string because) => new(null, because, [], []);
}
