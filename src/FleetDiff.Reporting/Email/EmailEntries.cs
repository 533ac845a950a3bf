using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Email;

/// <summary>Creates the entries of the sections of a mail.</summary>
internal static class EmailEntries
{
    private const int MaxNameLength = 50;
    private const int MaxLabelLength = 100;
    private const int MaxSentenceLength = 500;
    private const int MaxExamples = 3;

    /// <summary>Creates one entry for each sentence.</summary>
    public static IReadOnlyList<EmailEntry> CreateSentences(IEnumerable<string> sentences) =>
        [.. sentences.Select(sentence => CreateSentence(LinkDisarmer.DisarmLine(sentence, MaxSentenceLength)))];

    /// <summary>
    /// Creates entries for instances: first the instances that lost their node at the same time, then groups, largest
    /// first, then the other instances by account and Region.
    /// </summary>
    public static IReadOnlyList<EmailEntry> CreateInstances(ReportSummary summary, IReadOnlyList<ReportedInstance> rows)
    {
        var (lostTogether, others) = summary.DivideByCause(rows);
        return
        [
            .. lostTogether.Select(lost => CreateShared(" that lost their node at the same time", lost, null)),
            .. others.Groups.Select(CreateGroup),
            .. others.Alone.Select(row => CreateSingle(row, listed => FormatNotes(summary, listed))),
        ];
    }

    /// <summary>Creates entries for disputed instances, with the explanation of each.</summary>
    public static IReadOnlyList<EmailEntry> CreateDisputed(IEnumerable<ReportedInstance> rows) =>
        [.. rows.Select(row => CreateSingle(row, listed => LinkDisarmer.DisarmLine(listed.Because, MaxSentenceLength)))];

    /// <summary>Creates one entry for each account with unmanaged instances, largest count first.</summary>
    public static IReadOnlyList<EmailEntry> CreateOpen(ReportSummary summary) =>
    [
        .. from account in summary.OpenAccounts
           let some = account.New > 0 ? $", {TextFormat.Number(account.New)} new" : ""
           select new EmailEntry(() => WordWrap.Wrap(
               $"{TextFormat.Number(account.Unmanaged),6}  {account.Account}{some}, oldest since {TextFormat.Date(account.Oldest)}",
               0, 8)),
    ];

    /// <summary>Creates entries for the accounts whose tags exempt more instances than before.</summary>
    public static IReadOnlyList<EmailEntry> CreateExempted(ReportSummary summary) =>
        [.. summary.NewExemptions.Select(rule => CreateSentence(ExemptionText.Format(rule)) with { Count = rule.Added })];

    /// <summary>Creates entries for exemptions that end soon.</summary>
    public static IReadOnlyList<EmailEntry> CreateEnding(ReportSummary summary) =>
    [
        .. summary.Report.Exemptions.Where(rule => rule.Due).Select(rule => CreateSentence(
            $"{DisplayWidth.Cut(rule.Rule, MaxSentenceLength)}: {TextFormat.Count(rule.Matches, "instance")}")),
    ];

    private static EmailEntry CreateGroup(RowGroup group) => CreateShared(
        $" of {string.Join(", ", group.Notes.Prepend(LinkDisarmer.DisarmLine(group.Label, MaxLabelLength)))}",
        group.Rows, group.Group?.Cause?.Fix);

    private static EmailEntry CreateShared(string what, IReadOnlyList<ReportedInstance> rows, string? advice) => new(
        () => WordWrap.Wrap($"{TextFormat.Count(rows.Count, "instance")}{what}", 2, 4)
            + WordWrap.Wrap($"{rows[0].Account} {rows[0].Region}: {FormatExamples(rows)}", 4, 4)
            + (advice is null ? "" : WordWrap.Wrap($"Next step: {LinkDisarmer.Disarm(advice)}", 4, 4)),
        rows.Count,
        Account: rows[0].Account);

    private static string FormatExamples(IReadOnlyList<ReportedInstance> rows)
    {
        var some = string.Join(", ", rows.Take(MaxExamples).Select(row => row.Instance));
        return rows.Count > MaxExamples ? $"{some} and {TextFormat.Number(rows.Count - MaxExamples)} more" : some;
    }

    private static EmailEntry CreateSingle(ReportedInstance row, Func<ReportedInstance, string?> note)
    {
        return new(Lines, AccountRegion: $"{row.Account} {row.Region}", Account: row.Account);

        string Lines()
        {
            var name = string.IsNullOrWhiteSpace(row.Name) ? "(no name)" : LinkDisarmer.DisarmLine(row.Name, MaxNameLength);
            return WordWrap.Wrap($"{row.Instance}  {name}", 4, 6)
                + (note(row) is { } known ? WordWrap.Wrap(known, 6, 6) : "");
        }
    }

    // The section and the position in it already show the omitted kinds.
    private static string? FormatNotes(ReportSummary summary, ReportedInstance row)
    {
        var notes = summary.GetNotes(row).Where(note => note.Kind is not (NoteKind.LastManaged or NoteKind.Grace
            or NoteKind.KnownGroup or NoteKind.NeverManaged or NoteKind.Group)).Select(note => note.Text);
        return string.Join("; ", notes) is { Length: > 0 } text ? DisplayWidth.Cut(text, MaxSentenceLength) : null;
    }

    private static EmailEntry CreateSentence(string sentence) => new(() => WordWrap.Wrap(sentence, 2, 4));
}
