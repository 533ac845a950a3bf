using System.Text;

namespace FleetDiff.Reporting.Messages;

/// <summary>The text of a mail, in the order of urgency.</summary>
internal static class MailText
{
    // SNS takes 256 KiB for all forms together; a mail that a person reads on a phone is far below.
    public const int MostBytes = 30_000;

    private const int ForOpenOnes = 8_000;
    private const int ForASection = 3_000;
    private const int MostSentences = 10;
    private const int MostAccounts = 10;
    private const int ForAccountNames = 18_000;

    public static string Of(ReportSummary summary, AlertDecision decision, Whereabouts where) =>
        decision.Kind == AlertKind.Suspect ? Suspect(summary, decision, where) : Good(summary, decision, where);

    private static string Good(ReportSummary summary, AlertDecision decision, Whereabouts where)
    {
        var start = Wrapped.Of(AlertWords.Verdict(summary, decision)) + Wrapped.Of(AlertWords.Change(summary)) + "\n"
            + Unseen(summary)
            + Section("Sudden changes", MailEntries.Sentences(summary.SuddenChanges), MostSentences);
        var end = Section(summary.NewExemptionsTitle, MailEntries.Exempted(summary))
            + Section("Reopened", MailEntries.Instances(summary, [.. decision.Unmanaged.Where(IsReopened)]))
            + Section("Resolved", MailEntries.Instances(summary, summary.Report.Resolved))
            + Disputed(summary, decision)
            + Section("Open, by account", MailEntries.Open(summary), MostAccounts) + OtherAccounts(summary, decision)
            + Section("Exemptions that end within 14 days", MailEntries.Ending(summary), MostSentences)
            + End(summary, decision, where);
        var left = MostBytes - Encoding.UTF8.GetByteCount(start) - Encoding.UTF8.GetByteCount(end);
        IReadOnlyList<ReportedInstance> listed = [.. decision.Unmanaged.Where(row => !IsReopened(row))];
        var unmanaged = new MailSection(
            decision.Kind == AlertKind.New ? "New" : "Unmanaged", MailEntries.Instances(summary, listed));
        return start + unmanaged.Text(decision.Kind == AlertKind.New ? left : Math.Min(left, ForOpenOnes)) + end;
    }

    private static string Suspect(ReportSummary summary, AlertDecision decision, Whereabouts where)
    {
        var next = summary.Report.ComparedWith is { } then
            ? $"It is compared with the last good one, {Written.Day(then)}."
            : "There is no good one yet.";
        return Wrapped.Of(AlertWords.Verdict(summary, decision)) + "\n"
            + Wrapped.Of(LinkText.Line(summary.Report.SuspectBecause ?? "", ForASection / 4)) + "\n"
            + Wrapped.Of("What to do: look at the view's scope and filter and at the index in the Resource Explorer "
                + $"console, mend what is wrong, and wait for the next night. {next}") + "\n"
            + Unseen(summary)
            + Wrapped.Of($"Report: {where.Report}", 0, 2)
            + Wrapped.Of($"Sent because: {decision.Because}");
    }

    private static string Unseen(ReportSummary summary) =>
        Section("Incomplete coverage", MailEntries.Sentences(summary.NotSeen.Select(one => one.Line)), MostSentences, 2 * ForASection);

    private static string Disputed(ReportSummary summary, AlertDecision decision) =>
        decision.Disputed.Count > 0
            ? Section("Disputed for the second night", MailEntries.Disputed(decision.Disputed))
            : summary.Totals.Disputed > 0
            ? Wrapped.Of($"The sources disagree about {Written.Count(summary.Totals.Disputed, "instance")}: "
                + "see the report.") + "\n"
            : "";

    // Every account with news is named, however much room others take.
    private static string OtherAccounts(ReportSummary summary, AlertDecision decision)
    {
        var listed = summary.OpenAccounts.Take(MostAccounts).Select(open => open.Account).ToHashSet();
        IReadOnlyList<KeyValuePair<string, int>> others = decision.Kind is AlertKind.New or AlertKind.Disputed
            ? [.. AccountShares.Of(decision).Where(account => !listed.Contains(account.Key))]
            : [];
        return others.Count == 0 ? ""
            : Wrapped.Of($"New in {Written.Count(others.Count, "more account")}: "
                + AccountShares.Names(others, ForAccountNames), 0, 2) + "\n";
    }

    private static string Section(
        string heading, IReadOnlyList<MailEntry> entries, int most = int.MaxValue, int bytes = ForASection) =>
        new MailSection(heading, entries).Text(bytes, most);

    private static string End(ReportSummary summary, AlertDecision decision, Whereabouts where) =>
        Wrapped.Of($"Report: {where.Report}", 0, 2)
        + (summary.Totals.Unmanaged == 0 ? "" : Wrapped.Of(
            "For each account's owner: accounts/ACCOUNT.csv beside it.", 0, 2) + Wrapped.Of(
            $"To exempt an instance: {Tagging(where)}add a line to {where.Exemptions}", 0, 2))
        + Wrapped.Of($"Sent because: {decision.Because}", 0, 2);

    private static string Tagging(Whereabouts where) => where switch
    {
        { ExemptTag: null } => "",
        { ExemptTag: { } tag, ExemptTagMaxDays: { } days } =>
            $"give it the tag {DisplayWidth.Cut(tag, 128)} with a date at most {days} days ahead as its value, or ",
        { ExemptTag: { } tag } =>
            $"give it the tag {DisplayWidth.Cut(tag, 128)}, with a date as its value if that is to end, or ",
    };

    private static bool IsReopened(ReportedInstance row) => row is { Due: true, Reopened: not null };
}
