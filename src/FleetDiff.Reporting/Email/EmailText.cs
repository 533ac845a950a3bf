using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Reporting.Email;

/// <summary>
/// Formats the text of a mail: the numbers, what limits them, what to fix first, where, and then instances. It has about 60
/// lines at any number of instances.
/// </summary>
internal sealed class EmailText(ReportSummary summary, AlertDecision decision, ReportLinks links)
{
    // A mail that people read on a phone. Each section has a few lines in any case.
    private const int Lines = 60;
    private const int MaxReasonLength = 750;
    private const int MaxAccountsLength = 300;

    public string Format() => decision.Kind == AlertKind.Suspect ? FormatSuspect() : FormatComplete();

    private string FormatComplete()
    {
        var overview = new EmailOverview(summary);
        var start = FormatNumbers() + "\n"
            + (decision.Kind == AlertKind.Baseline ? overview.FormatIntroduction() : "")
            + EmailSection.Format(
                [
                    CreateCoverage(),
                    new("New accounts in the organization", EmailEntries.CreateSentences(summary.NewAccounts)) { MostLines = 6 },
                    new("Sudden changes", EmailEntries.CreateSentences(summary.SuddenChanges)) { MostLines = 6 },
                ],
                int.MaxValue)
            + overview.FormatFixes() + overview.FormatRegions();
        var end = FormatMoreDisputed() + FormatEnd();
        var sections = EmailSection.Format(CreateSections(), Lines - EmailSection.CountLines(start + end));
        return start + sections + FormatOtherAccounts(sections) + end;
    }

    private string FormatNumbers()
    {
        string[] lines =
            [AlertText.FormatVerdict(summary, decision), AlertText.FormatChange(summary, decision), summary.Progress ?? ""];
        return string.Concat(lines.Where(line => line.Length > 0).Select(line => WordWrap.Wrap(line)));
    }

    private IEnumerable<EmailSection> CreateSections()
    {
        var entries = new EmailEntries(summary);
        var reopened = decision.Unmanaged.ToLookup(row => row is { Due: true, Reopened: not null });
        var isNews = decision.Kind == AlertKind.New;
        return
        [
            new("Unmanaged, by account", entries.CreateAccounts()) { MostLines = 13, Noun = "account" },
            new(summary.NewExemptionsTitle, entries.CreateExempted()),
            new(isNews ? "New" : "Unmanaged", entries.CreateInstances([.. reopened[false]]))
            {
                FewestLines = isNews ? 20 : 6, MostBytes = 5_000,
            },
            new("Reopened", entries.CreateInstances([.. reopened[true]])),
            new("Resolved", entries.CreateInstances(summary.Report.Resolved)),
            new("Disputed in two consecutive runs", entries.CreateDisputed(decision.Disputed)),
            new("Exemptions that end within 14 days", entries.CreateEnding()),
        ];
    }

    private string FormatSuspect()
    {
        var next = summary.Report.ComparedWith is { } then
            ? $"The next run is compared with the baseline, the report of {TextFormat.Date(then)}."
            : "There is no baseline yet.";
        return WordWrap.Wrap(AlertText.FormatVerdict(summary, decision)) + "\n"
            + WordWrap.Wrap(LinkDisarmer.DisarmLine(summary.Report.SuspectBecause ?? "", MaxReasonLength)) + "\n"
            + WordWrap.Wrap("Next step: Check the view's scope and filter, and the index, in the Resource Explorer "
                + $"console. Fix the problem and wait for the next run. {next}") + "\n"
            + EmailSection.Format([CreateCoverage()], int.MaxValue)
            + WordWrap.Wrap($"Report: {links.Report}", 0, 2)
            + FormatReason();
    }

    private EmailSection CreateCoverage() => new(
        "Incomplete coverage", EmailEntries.CreateSentences(summary.MissingCoverage.Select(one => one.Line)))
    { MostLines = 14 };

    private string FormatMoreDisputed() => decision.Disputed.Count > 0 || summary.Totals.Disputed == 0 ? ""
        : WordWrap.Wrap(
            $"The sources disagree about {TextFormat.Count(summary.Totals.Disputed, "instance")}: see the report.") + "\n";

    // As many accounts with new instances as fit are named, even when other accounts fill the sections.
    private string FormatOtherAccounts(string sections)
    {
        if (decision.Kind is not (AlertKind.New or AlertKind.Disputed))
        {
            return "";
        }

        var others = AccountBreakdown.Create(decision)
            .Where(account => !sections.Contains(account.Key, StringComparison.Ordinal)).ToList();
        var names = AccountBreakdown.FormatNames(others, MaxAccountsLength, summary.AccountNames.FormatMail);
        return others.Count == 0 ? ""
            : WordWrap.Wrap($"New in {TextFormat.Count(others.Count, "more account")}: {names}", 0, 2) + "\n";
    }

    private string FormatEnd() => WordWrap.Wrap($"Report: {links.Report}", 0, 2)
        + (summary.Totals.Unmanaged == 0 ? "" : WordWrap.Wrap(
            "For account owners: accounts/ACCOUNT.csv in the same folder.", 0, 2) + WordWrap.Wrap(
            $"To exempt an instance: {FormatTagHint()}add a line to {links.Exemptions}", 0, 2))
        + FormatReason();

    // The reason is a complete sentence. Here it continues one.
    private string FormatReason() => WordWrap.Wrap(
        $"You receive this because {char.ToLowerInvariant(decision.Because[0])}{decision.Because[1..]}", 0, 2);

    private string FormatTagHint() => links switch
    {
        { ExemptTag: null } => "",
        { ExemptTag: { } tag, ExemptTagMaxDays: { } days } =>
            $"add the tag {DisplayWidth.Cut(tag, 128)} with an end date at most {days} days ahead as its value, or ",
        { ExemptTag: { } tag } =>
            $"add the tag {DisplayWidth.Cut(tag, 128)}, with an optional end date as its value, or ",
    };
}
