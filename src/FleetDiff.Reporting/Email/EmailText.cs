using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Reporting.Email;

/// <summary>
/// Formats the text of a mail: the numbers, what limits them, what to fix first, where, and then instances. It has about 60
/// lines at any number of instances.
/// </summary>
internal static class EmailText
{
    // A mail that people read on a phone. Each section has a few lines in any case.
    private const int Lines = 60;
    private const int MaxReasonLength = 750;
    private const int MaxAccountsLength = 300;

    public static string Format(ReportSummary summary, AlertDecision decision, ReportLinks links) =>
        decision.Kind == AlertKind.Suspect ? FormatSuspect(summary, decision, links) : FormatComplete(summary, decision, links);

    private static string FormatComplete(ReportSummary summary, AlertDecision decision, ReportLinks links)
    {
        var fixes = new TopFixes(summary);
        var start = WordWrap.Wrap(AlertText.FormatVerdict(summary, decision))
            + (AlertText.FormatChange(summary, decision) is { Length: > 0 } change ? WordWrap.Wrap(change) : "")
            + (summary.Progress is { } progress ? WordWrap.Wrap(progress) : "") + "\n"
            + (decision.Kind == AlertKind.Baseline ? EmailOverview.FormatIntroduction(summary) : "");
        var limits = EmailSection.Format(
            [
                CreateCoverage(summary),
                new("New accounts in the organization", EmailEntries.CreateSentences(summary.NewAccounts)) { MostLines = 6 },
                new("Sudden changes", EmailEntries.CreateSentences(summary.SuddenChanges)) { MostLines = 6 },
            ],
            int.MaxValue);
        var overview = EmailOverview.FormatFixes(summary, fixes) + EmailOverview.FormatRegions(summary);
        var end = FormatMoreDisputed(summary, decision) + FormatEnd(summary, decision, links);
        var sections = EmailSection.Format(
            CreateSections(summary, decision, fixes), Lines - EmailSection.CountLines(start + limits + overview + end));
        return start + limits + overview + sections + FormatOtherAccounts(summary, decision, sections) + end;
    }

    private static IEnumerable<EmailSection> CreateSections(ReportSummary summary, AlertDecision decision, TopFixes fixes)
    {
        var reopened = decision.Unmanaged.ToLookup(row => row is { Due: true, Reopened: not null });
        var isNews = decision.Kind == AlertKind.New;
        return
        [
            new("Unmanaged, by account", EmailOverview.CreateAccounts(summary)) { MostLines = 13, Noun = "account" },
            new(summary.NewExemptionsTitle, EmailEntries.CreateExempted(summary)),
            new(isNews ? "New" : "Unmanaged", EmailEntries.CreateInstances(summary, fixes, [.. reopened[false]]))
            {
                FewestLines = isNews ? 20 : 6, MostBytes = 5_000,
            },
            new("Reopened", EmailEntries.CreateInstances(summary, fixes, [.. reopened[true]])),
            new("Resolved", EmailEntries.CreateInstances(summary, fixes, summary.Report.Resolved)),
            new("Disputed in two consecutive runs", EmailEntries.CreateDisputed(summary, decision.Disputed)),
            new("Exemptions that end within 14 days", EmailEntries.CreateEnding(summary)),
        ];
    }

    private static string FormatSuspect(ReportSummary summary, AlertDecision decision, ReportLinks links)
    {
        var next = summary.Report.ComparedWith is { } then
            ? $"The next run is compared with the baseline, the report of {TextFormat.Date(then)}."
            : "There is no baseline yet.";
        return WordWrap.Wrap(AlertText.FormatVerdict(summary, decision)) + "\n"
            + WordWrap.Wrap(LinkDisarmer.DisarmLine(summary.Report.SuspectBecause ?? "", MaxReasonLength)) + "\n"
            + WordWrap.Wrap("Next step: Check the view's scope and filter, and the index, in the Resource Explorer "
                + $"console. Fix the problem and wait for the next run. {next}") + "\n"
            + EmailSection.Format([CreateCoverage(summary)], int.MaxValue)
            + WordWrap.Wrap($"Report: {links.Report}", 0, 2)
            + WordWrap.Wrap(FormatReason(decision), 0, 2);
    }

    private static EmailSection CreateCoverage(ReportSummary summary) => new(
        "Incomplete coverage", EmailEntries.CreateSentences(summary.MissingCoverage.Select(one => one.Line)))
    { MostLines = 14 };

    private static string FormatMoreDisputed(ReportSummary summary, AlertDecision decision) =>
        decision.Disputed.Count > 0 || summary.Totals.Disputed == 0 ? ""
        : WordWrap.Wrap(
            $"The sources disagree about {TextFormat.Count(summary.Totals.Disputed, "instance")}: see the report.") + "\n";

    // As many accounts with new instances as fit are named, even when other accounts fill the sections.
    private static string FormatOtherAccounts(ReportSummary summary, AlertDecision decision, string sections)
    {
        IReadOnlyList<KeyValuePair<string, int>> others = decision.Kind is AlertKind.New or AlertKind.Disputed
            ? [.. AccountBreakdown.Create(decision).Where(account => !sections.Contains(account.Key, StringComparison.Ordinal))]
            : [];
        return others.Count == 0 ? ""
            : WordWrap.Wrap($"New in {TextFormat.Count(others.Count, "more account")}: " + AccountBreakdown.FormatNames(
                others, MaxAccountsLength, account => AccountText.FormatMail(summary, account)), 0, 2) + "\n";
    }

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
}
