using FleetDiff.Core.Analysis.Alerts;

namespace FleetDiff.Reporting;

/// <summary>The one-line texts of an alert: subject, text message and summary.</summary>
internal static class AlertText
{
    private const int MaxSmsLength = 140;

    /// <summary>Formats the subject: printable ASCII, shorter than 99 characters.</summary>
    public static string FormatSubject(ReportSummary summary, AlertDecision decision) =>
        $"FleetDiff {TextFormat.Date(summary.Report.Date)}: {Describe(summary, decision).Subject}";

    /// <summary>Formats the summary of the alert in one line.</summary>
    public static string FormatVerdict(ReportSummary summary, AlertDecision decision) => Describe(summary, decision).Verdict;

    /// <summary>
    /// Formats the text message: the subject, the affected accounts and the coverage, at most 140 printable ASCII characters.
    /// Names of accounts are included if they fit.
    /// </summary>
    public static string FormatSms(ReportSummary summary, AlertDecision decision)
    {
        var subject = FormatSubject(summary, decision);
        var subjectSuffices = decision.Kind is AlertKind.Suspect or AlertKind.AllClear or AlertKind.IncompleteCoverage;
        var coverage = subjectSuffices || summary.SeesAll ? "" : ". Incomplete coverage.";
        var text = $"{subject}{FormatAccounts(decision, summary.AccountNames.FormatSms)}{coverage}";
        return text.Length <= MaxSmsLength ? text : $"{subject}{FormatAccounts(decision, account => account)}{coverage}";
    }

    /// <summary>
    /// Formats the changes since the baseline and the number of exempt instances. Empty for a baseline without exempt instances.
    /// </summary>
    public static string FormatChange(ReportSummary summary, AlertDecision decision) =>
        (decision.Kind, summary.Totals.Exempt) switch
        {
            (AlertKind.Baseline, 0) => "",
            (AlertKind.Baseline, var exempt) => $"{TextFormat.Count(exempt, "instance")} exempt.",
            (_, var exempt) => $"{summary.Changes} {TextFormat.Count(exempt, "instance")} exempt.",
        };

    // A text message has space for two account ids.
    private static string FormatAccounts(AlertDecision decision, Func<string, string> formatAccount)
    {
        if (decision.Kind is not (AlertKind.New or AlertKind.Disputed))
        {
            return "";
        }

        var accounts = AccountBreakdown.Create(decision);
        return accounts.Count <= 2
            ? $" in {string.Join(", ", accounts.Select(account => formatAccount(account.Key)))}"
            : $" in {TextFormat.Count(accounts.Count, "account")}";
    }

    private static (string Subject, string Verdict) Describe(ReportSummary summary, AlertDecision decision)
    {
        var report = summary.Report;
        var totals = summary.Totals;
        var all = TextFormat.Number(totals.Unmanaged);
        var unmanaged = TextFormat.Count(totals.Unmanaged, "unmanaged EC2 instance");
        var open = $"{summary.UnmanagedOfAll} unmanaged by Systems Manager";
        var noneNew = $"{open}; none is new{summary.MoreInGrace}.";
        var coverage = summary.SeesAll ? "" : " (incomplete coverage)";
        var exempt = $"{TextFormat.Number(totals.Exempt)} exempt";
        var added = TextFormat.Count(summary.NewExemptions.Sum(rule => rule.Added), "EC2 instance");
        var clear = $"None of {TextFormat.Count(totals.Instances, "EC2 instance")} is unmanaged by Systems Manager{coverage}";
        return decision.Kind switch
        {
            AlertKind.Suspect => (
                "suspect report, the inventory looks wrong",
                "The inventory of this run looks wrong. Do not rely on its numbers yet."),
            AlertKind.Baseline => (
                $"baseline, {unmanaged}", $"{open}. This report is the baseline: later alerts say what changed."),
            AlertKind.New => (
                $"{TextFormat.Count(summary.NewCount, "new unmanaged EC2 instance")} ({all} in all)",
                $"{TextFormat.Count(summary.NewCount, "EC2 instance")} newly unmanaged by Systems Manager; "
                    + $"{all} of {TextFormat.Number(totals.Instances)} in all."),
            AlertKind.Disputed => (
                $"{TextFormat.Count(decision.Disputed.Count, "disputed EC2 instance")} ({all} unmanaged)", noneNew),
            AlertKind.IncompleteCoverage => (
                $"incomplete coverage, {TextFormat.Count(report.BlindSpots.Count, "blind spot")} ({all} unmanaged)", noneNew),
            AlertKind.Exempted when totals.Unmanaged == 0 => (
                $"no unmanaged EC2 instances, {exempt}",
                $"No unmanaged instances{coverage}; {ExemptionText.FormatTotal(report)}."),
            AlertKind.Exempted => ($"{added} newly exempt by tag ({all} unmanaged)", $"{added} newly exempt by tag; {open}."),
            AlertKind.AllClear when totals.Exempt > 0 => (
                $"all clear, none unmanaged, {exempt}{coverage}", $"{clear}; {ExemptionText.FormatTotal(report)}."),
            AlertKind.AllClear => ($"all clear, no EC2 instance is unmanaged{coverage}", $"{clear}."),
            AlertKind.ExemptionEnding => (
                $"{TextFormat.Count(report.Exemptions.Count(rule => rule.Due), "exemption")} about to end", noneNew),
            AlertKind.Reminder => (
                $"reminder, {TextFormat.Count(totals.Unmanaged, "EC2 instance")} still unmanaged",
                $"{summary.UnmanagedOfAll} still unmanaged by Systems Manager; none is new{summary.MoreInGrace}."),
            _ => ($"{unmanaged}, none new{summary.MoreInGrace}", noneNew),
        };
    }
}
