using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>The one-line texts of an alert: subject, text message and summary.</summary>
internal static class AlertText
{
    private const int MaxSmsLength = 140;

    /// <summary>Formats the subject: printable ASCII, shorter than 99 characters.</summary>
    public static string FormatSubject(ReportSummary summary, AlertDecision decision) =>
        $"FleetDiff {TextFormat.Date(summary.Report.Date)}: {FormatCore(summary, decision)}";

    /// <summary>
    /// Formats the text message: the subject, the affected accounts and the coverage, at most 140 printable ASCII characters.
    /// Names of accounts are included if they fit.
    /// </summary>
    public static string FormatSms(ReportSummary summary, AlertDecision decision)
    {
        var subjectSuffices = decision.Kind is AlertKind.Suspect or AlertKind.AllClear or AlertKind.IncompleteCoverage;
        var (start, end) = (FormatSubject(summary, decision), subjectSuffices || summary.SeesAll ? "" : ". Incomplete coverage.");
        var accounts = AccountBreakdown.Create(decision);
        var named = FormatAccounts(accounts, decision, summary.AccountNames.FormatSms);
        return start + (start.Length + named.Length + end.Length <= MaxSmsLength
            ? named : FormatAccounts(accounts, decision, account => account)) + end;
    }

    /// <summary>Formats the summary of the alert in one line.</summary>
    public static string FormatVerdict(ReportSummary summary, AlertDecision decision)
    {
        var (totals, open) = (summary.Totals, $"{summary.UnmanagedOfAll} unmanaged by Systems Manager");
        return decision.Kind switch
        {
            AlertKind.Suspect =>
                "The inventory of this run looks wrong. Do not rely on its numbers yet.",
            AlertKind.Baseline => $"{open}. This report is the baseline: later alerts say what changed.",
            AlertKind.New =>
                $"{TextFormat.Count(summary.NewCount, "EC2 instance")} newly unmanaged by Systems Manager; "
                + $"{TextFormat.Number(totals.Unmanaged)} of {TextFormat.Number(totals.Instances)} in all.",
            AlertKind.Exempted when totals.Unmanaged == 0 =>
                $"No unmanaged instances{FormatVisibility(summary)}; {ExemptionText.FormatTotal(summary.Report)}.",
            AlertKind.Exempted => $"{TextFormat.Count(CountAdded(summary), "EC2 instance")} newly exempt by tag; {open}.",
            AlertKind.AllClear =>
                $"None of {TextFormat.Count(totals.Instances, "EC2 instance")} is unmanaged by Systems Manager"
                + $"{FormatVisibility(summary)}{(totals.Exempt == 0 ? "" : $"; {ExemptionText.FormatTotal(summary.Report)}")}.",
            AlertKind.Reminder => $"{summary.UnmanagedOfAll} still unmanaged by Systems Manager; none is new"
                + $"{summary.MoreInGrace}.",
            _ => $"{open}; none is new{summary.MoreInGrace}.",
        };
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
    private static string FormatAccounts(
        IReadOnlyList<KeyValuePair<string, int>> accounts, AlertDecision decision, Func<string, string> formatAccount) =>
        decision.Kind is not (AlertKind.New or AlertKind.Disputed) ? ""
        : accounts.Count <= 2 ? $" in {string.Join(", ", accounts.Select(account => formatAccount(account.Key)))}"
        : $" in {TextFormat.Count(accounts.Count, "account")}";

    private static string FormatCore(ReportSummary summary, AlertDecision decision)
    {
        var (totals, all) = (summary.Totals, TextFormat.Number(summary.Totals.Unmanaged));
        return decision.Kind switch
        {
            AlertKind.Suspect => "suspect report, the inventory looks wrong",
            AlertKind.Baseline => $"baseline, {TextFormat.Count(totals.Unmanaged, "unmanaged EC2 instance")}",
            AlertKind.New => $"{TextFormat.Count(summary.NewCount, "new unmanaged EC2 instance")} ({all} in all)",
            AlertKind.Disputed => $"{TextFormat.Count(decision.Disputed.Count, "disputed EC2 instance")} ({all} unmanaged)",
            AlertKind.IncompleteCoverage =>
                $"incomplete coverage, {TextFormat.Count(summary.Report.BlindSpots.Count, "blind spot")} ({all} unmanaged)",
            AlertKind.Exempted when totals.Unmanaged == 0 =>
                $"no unmanaged EC2 instances, {TextFormat.Number(totals.Exempt)} exempt",
            AlertKind.Exempted => $"{TextFormat.Count(CountAdded(summary), "EC2 instance")} newly exempt by tag ({all} unmanaged)",
            AlertKind.AllClear when totals.Exempt > 0 =>
                $"all clear, none unmanaged, {TextFormat.Number(totals.Exempt)} exempt{FormatVisibility(summary)}",
            AlertKind.AllClear => $"all clear, no EC2 instance is unmanaged{FormatVisibility(summary)}",
            AlertKind.ExemptionEnding =>
                $"{TextFormat.Count(summary.Report.Exemptions.Count(rule => rule.Due), "exemption")} about to end",
            AlertKind.Reminder => $"reminder, {TextFormat.Count(totals.Unmanaged, "EC2 instance")} still unmanaged",
            _ => $"{TextFormat.Count(totals.Unmanaged, "unmanaged EC2 instance")}, none new{summary.MoreInGrace}",
        };
    }

    private static int CountAdded(ReportSummary summary) => summary.NewExemptions.Sum(rule => rule.Added);

    private static string FormatVisibility(ReportSummary summary) => summary.SeesAll ? "" : " (incomplete coverage)";
}
