namespace FleetDiff.Reporting.Messages;

/// <summary>What stands in the sections of a mail.</summary>
internal static class MailEntries
{
    private const int LongestName = 50;
    private const int LongestLabel = 100;
    private const int LongestSentence = 500;
    private const int MostExamples = 3;

    /// <summary>Sentences, one each.</summary>
    public static IReadOnlyList<MailEntry> Sentences(IEnumerable<string> sentences) =>
        [.. sentences.Select(sentence => Sentence(LinkText.Line(sentence, LongestSentence)))];

    /// <summary>
    /// Instances: those that lost their node together, then groups, the largest of them before the others, then the rest by
    /// account and Region.
    /// </summary>
    public static IReadOnlyList<MailEntry> Instances(ReportSummary summary, IReadOnlyList<ReportedInstance> rows)
    {
        var (lostTogether, others) = Together(summary, rows);
        return
        [
            .. lostTogether.Select(lost => Together(" that lost their node at the same time", lost, null)),
            .. others.Groups.Select(Group),
            .. others.Alone.Select(row => Single(row, listed => Notes(summary, listed))),
        ];
    }

    /// <summary>
    /// Those that lost their node together with many others, by account and Region, and the rest by group.
    /// </summary>
    public static (IEnumerable<IReadOnlyList<ReportedInstance>> LostTogether, GroupedRows Others) Together(
        ReportSummary summary, IReadOnlyList<ReportedInstance> rows)
    {
        var lost = rows.ToLookup(row => NodeLoss.Covers(summary.Report, row));
        return (
            lost[true].GroupBy(row => (row.Account, row.Region)).Select(together => together.ToList()),
            summary.Group([.. lost[false]], fewest: 1));
    }

    /// <summary>Disputed instances with what the sources say.</summary>
    public static IReadOnlyList<MailEntry> Disputed(IEnumerable<ReportedInstance> rows) =>
        [.. rows.Select(row => Single(row, listed => LinkText.Line(listed.Because, LongestSentence)))];

    /// <summary>How many are open in each account, most first.</summary>
    public static IReadOnlyList<MailEntry> Open(ReportSummary summary) =>
    [
        .. from account in summary.OpenAccounts
           let some = account.New > 0 ? $", {Written.Number(account.New)} new" : ""
           select new MailEntry(() => Wrapped.Of(
               $"{Written.Number(account.Unmanaged),6}  {account.Account}{some}, oldest since {Written.Day(account.Oldest)}",
               0, 8)),
    ];

    /// <summary>The accounts whose tags exempt more instances than before.</summary>
    public static IReadOnlyList<MailEntry> Exempted(ReportSummary summary) =>
        [.. summary.NewExemptions.Select(rule => Sentence(ExemptWords.Of(rule)) with { Count = rule.Added })];

    /// <summary>Exemptions that are about to end.</summary>
    public static IReadOnlyList<MailEntry> Ending(ReportSummary summary) =>
    [
        .. summary.Report.Exemptions.Where(rule => rule.Due).Select(rule => Sentence(
            $"{DisplayWidth.Cut(rule.Rule, LongestSentence)}: {Written.Count(rule.Matches, "instance")}")),
    ];

    private static MailEntry Group(RowGroup group) => Together(
        $" of {string.Join(", ", group.Notes.Prepend(LinkText.Line(group.Label, LongestLabel)))}",
        group.Rows, group.Group?.NextStep?.Advice);

    private static MailEntry Together(string what, IReadOnlyList<ReportedInstance> rows, string? advice) => new(
        () => Wrapped.Of($"{Written.Count(rows.Count, "instance")}{what}", 2, 4)
            + Wrapped.Of($"{rows[0].Account} {rows[0].Region}: {Examples(rows)}", 4, 4)
            + (advice is null ? "" : Wrapped.Of($"Next: {LinkText.Disarm(advice)}", 4, 4)),
        rows.Count,
        Account: rows[0].Account);

    private static string Examples(IReadOnlyList<ReportedInstance> rows)
    {
        var some = string.Join(", ", rows.Take(MostExamples).Select(row => row.Instance));
        return rows.Count > MostExamples ? $"{some} and {Written.Number(rows.Count - MostExamples)} more" : some;
    }

    private static MailEntry Single(ReportedInstance row, Func<ReportedInstance, string?> note)
    {
        return new(Lines, Place: $"{row.Account} {row.Region}", Account: row.Account);

        string Lines()
        {
            var name = string.IsNullOrWhiteSpace(row.Name) ? "(no name)" : LinkText.Line(row.Name, LongestName);
            return Wrapped.Of($"{row.Instance}  {name}", 4, 6)
                + (note(row) is { } known ? Wrapped.Of(known, 6, 6) : "");
        }
    }

    // Whether an alert is due, and for what, the section and the instance's place in it say.
    private static string? Notes(ReportSummary summary, ReportedInstance row)
    {
        var notes = summary.NotesOf(row).Where(note => note.Kind is not (NoteKind.LastManaged or NoteKind.Grace
            or NoteKind.KnownGroup or NoteKind.NeverManaged or NoteKind.Group)).Select(note => note.Text);
        return string.Join("; ", notes) is { Length: > 0 } text ? DisplayWidth.Cut(text, LongestSentence) : null;
    }

    private static MailEntry Sentence(string sentence) => new(() => Wrapped.Of(sentence, 2, 4));
}
