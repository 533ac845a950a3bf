using System.Text;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Reporting.Email;

/// <summary>Formats the text of a mail, most urgent part first.</summary>
internal static class EmailText
{
    // SNS accepts 256 KiB for all formats together. A mail that people read on a phone is much shorter.
    public const int MaxBytes = 30_000;

    private const int OpenBytes = 8_000;
    private const int SectionBytes = 3_000;
    private const int MaxSentences = 10;
    private const int MaxAccounts = 10;
    private const int AccountNameBytes = 18_000;

    public static string Format(ReportSummary summary, AlertDecision decision, ReportLinks links) =>
        decision.Kind == AlertKind.Suspect ? FormatSuspect(summary, decision, links) : FormatComplete(summary, decision, links);

    private static string FormatComplete(ReportSummary summary, AlertDecision decision, ReportLinks links)
    {
        var start = WordWrap.Wrap(AlertText.FormatVerdict(summary, decision)) + WordWrap.Wrap(AlertText.FormatChange(summary)) + "\n"
            + FormatCoverage(summary)
            + FormatSection("Sudden changes", EmailEntries.CreateSentences(summary.SuddenChanges), MaxSentences);
        var end = FormatSection(summary.NewExemptionsTitle, EmailEntries.CreateExempted(summary))
            + FormatSection("Reopened", EmailEntries.CreateInstances(summary, [.. decision.Unmanaged.Where(IsReopened)]))
            + FormatSection("Resolved", EmailEntries.CreateInstances(summary, summary.Report.Resolved))
            + FormatDisputed(summary, decision)
            + FormatSection("Open, by account", EmailEntries.CreateOpen(summary), MaxAccounts) + FormatOtherAccounts(summary, decision)
            + FormatSection("Exemptions that end within 14 days", EmailEntries.CreateEnding(summary), MaxSentences)
            + FormatEnd(summary, decision, links);
        var left = MaxBytes - Encoding.UTF8.GetByteCount(start) - Encoding.UTF8.GetByteCount(end);
        IReadOnlyList<ReportedInstance> listed = [.. decision.Unmanaged.Where(row => !IsReopened(row))];
        var unmanaged = new EmailSection(
            decision.Kind == AlertKind.New ? "New" : "Unmanaged", EmailEntries.CreateInstances(summary, listed));
        return start + unmanaged.Format(decision.Kind == AlertKind.New ? left : Math.Min(left, OpenBytes)) + end;
    }

    private static string FormatSuspect(ReportSummary summary, AlertDecision decision, ReportLinks links)
    {
        var next = summary.Report.ComparedWith is { } then
            ? $"The next run is compared with the baseline, the report of {TextFormat.Date(then)}."
            : "There is no baseline yet.";
        return WordWrap.Wrap(AlertText.FormatVerdict(summary, decision)) + "\n"
            + WordWrap.Wrap(LinkDisarmer.DisarmLine(summary.Report.SuspectBecause ?? "", SectionBytes / 4)) + "\n"
            + WordWrap.Wrap("Next step: Check the view's scope and filter, and the index, in the Resource Explorer "
                + $"console. Fix the problem and wait for the next run. {next}") + "\n"
            + FormatCoverage(summary)
            + WordWrap.Wrap($"Report: {links.Report}", 0, 2)
            + WordWrap.Wrap(FormatReason(decision), 0, 2);
    }

    private static string FormatCoverage(ReportSummary summary) =>
        FormatSection("Incomplete coverage", EmailEntries.CreateSentences(summary.MissingCoverage.Select(one => one.Line)), MaxSentences, 2 * SectionBytes);

    private static string FormatDisputed(ReportSummary summary, AlertDecision decision) =>
        decision.Disputed.Count > 0
            ? FormatSection("Disputed in two consecutive runs", EmailEntries.CreateDisputed(decision.Disputed))
            : summary.Totals.Disputed > 0
            ? WordWrap.Wrap($"The sources disagree about {TextFormat.Count(summary.Totals.Disputed, "instance")}: "
                + "see the report.") + "\n"
            : "";

    // Every account with new instances is named, even when other accounts fill the list.
    private static string FormatOtherAccounts(ReportSummary summary, AlertDecision decision)
    {
        var listed = summary.OpenAccounts.Take(MaxAccounts).Select(open => open.Account).ToHashSet();
        IReadOnlyList<KeyValuePair<string, int>> others = decision.Kind is AlertKind.New or AlertKind.Disputed
            ? [.. AccountBreakdown.Create(decision).Where(account => !listed.Contains(account.Key))]
            : [];
        return others.Count == 0 ? ""
            : WordWrap.Wrap($"New in {TextFormat.Count(others.Count, "more account")}: "
                + AccountBreakdown.FormatNames(others, AccountNameBytes), 0, 2) + "\n";
    }

    private static string FormatSection(
        string heading, IReadOnlyList<EmailEntry> entries, int most = int.MaxValue, int bytes = SectionBytes) =>
        new EmailSection(heading, entries).Format(bytes, most);

    private static string FormatEnd(ReportSummary summary, AlertDecision decision, ReportLinks links) =>
        WordWrap.Wrap($"Report: {links.Report}", 0, 2)
        + (summary.Totals.Unmanaged == 0 ? "" : WordWrap.Wrap(
            "For account owners: accounts/ACCOUNT.csv in the same folder.", 0, 2) + WordWrap.Wrap(
            $"To exempt an instance: {FormatTagHint(links)}add a line to {links.Exemptions}", 0, 2))
        + WordWrap.Wrap(FormatReason(decision), 0, 2);

    // The reason is a complete sentence. Here it continues one.
    private static string FormatReason(AlertDecision decision) =>
        $"You receive this because {char.ToLowerInvariant(decision.Because[0])}{decision.Because[1..]}";

    private static string FormatTagHint(ReportLinks links) => links switch
    {
        { ExemptTag: null } => "",
        { ExemptTag: { } tag, ExemptTagMaxDays: { } days } =>
            $"add the tag {DisplayWidth.Cut(tag, 128)} with an end date at most {days} days ahead as its value, or ",
        { ExemptTag: { } tag } =>
            $"add the tag {DisplayWidth.Cut(tag, 128)}, with an optional end date as its value, or ",
    };

    private static bool IsReopened(ReportedInstance row) => row is { Due: true, Reopened: not null };
}
