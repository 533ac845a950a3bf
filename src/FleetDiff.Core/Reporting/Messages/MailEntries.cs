using FleetDiff.Comparing;
using FleetDiff.Comparing.Grouping;

namespace FleetDiff.Reporting.Messages;

/// <summary>What stands in the sections of a mail.</summary>
internal static class MailEntries
{
    private const int LongestName = 50;
    private const int LongestLabel = 100;
    private const int LongestSentence = 500;
    private const int MostExamples = 3;

    /// <summary>What could not be seen or understood.</summary>
    public static IReadOnlyList<MailEntry> Unseen(Report report) => [.. UnseenLines(report).Select(Sentence)];

    /// <summary>The same, as bare sentences.</summary>
    public static IEnumerable<string> UnseenLines(Report report) =>
        IncompleteCoverage.Lines(report).Select(line => TagText.Cut(line, LongestSentence));

    /// <summary>What happened to many instances at once.</summary>
    public static IReadOnlyList<MailEntry> SuddenChanges(Report report) => [.. report.SuddenChanges.Select(Sentence)];

    /// <summary>
    /// Instances: those that lost their node together, then groups, the largest of them before the others, then the rest by
    /// place.
    /// </summary>
    public static IReadOnlyList<MailEntry> Instances(Report report, IReadOnlyList<ReportedInstance> rows)
    {
        var others = rows.Where(row => !NodeLoss.Covers(report, row)).ToList();
        return
        [
            .. LostTogether(report, rows).Select(lost => Together(" that lost their node at the same time", lost, null)),
            .. Groups(report, others),
            .. others.Where(row => row.Group is null).Select(row => Single(row, listed => Note(listed, report))),
        ];
    }

    /// <summary>Those that lost their node together with many others, by account and Region.</summary>
    public static IEnumerable<IReadOnlyList<ReportedInstance>> LostTogether(
        Report report, IReadOnlyList<ReportedInstance> rows) => rows
        .Where(row => NodeLoss.Covers(report, row))
        .GroupBy(row => (row.Key.AccountNumber, row.Key.Region))
        .Select(together => together.ToList());

    /// <summary>Those that are in a group with the others of it, the largest first.</summary>
    public static IEnumerable<IReadOnlyList<ReportedInstance>> Grouped(IReadOnlyList<ReportedInstance> rows) => rows
        .Where(row => row.Group is not null)
        .GroupBy(row => (row.Key.AccountNumber, row.Key.Region, row.Group))
        .OrderByDescending(together => together.Count())
        .Select(together => together.ToList());

    /// <summary>Disputed instances with what the sources say.</summary>
    public static IReadOnlyList<MailEntry> Disputed(IEnumerable<ReportedInstance> rows) =>
        [.. rows.Select(row => Single(row, listed => TagText.Cut(listed.Because, LongestSentence)))];

    /// <summary>How many are open in each account, most first.</summary>
    public static IReadOnlyList<MailEntry> Open(Report report) =>
    [
        .. from account in OpenAccounts(report)
           let some = account.Due > 0 && report.ComparedWith is not null ? $", {account.Due} new" : ""
           select new MailEntry(() => Wrapped.Of(
               $"{account.Count,6}  {account.Account}{some}, oldest since {Written.Day(account.Oldest)}", 0, 8)),
    ];

    /// <summary>The accounts with open instances, most first.</summary>
    public static IEnumerable<(string Account, int Count, int Due, DateOnly? Oldest)> OpenAccounts(Report report) =>
        from row in report.Unmanaged
        group row by row.Account into account
        orderby account.Count() descending, account.Key
        let oldest = report.Groups.Where(known => known.Account == account.Key).Min(known => known.FirstUnmanaged)
        let first = account.Min(row => row.FirstUnmanaged)
        select (account.Key, account.Count(), account.Count(row => row.Due), oldest < first ? oldest : first);

    /// <summary>The accounts whose tags exempt more instances than before.</summary>
    public static IReadOnlyList<MailEntry> Exempted(Report report) =>
        [.. ExemptWords.News(report).Select(rule => Sentence(ExemptWords.Of(rule)) with { Count = rule.Added })];

    /// <summary>Exemptions that are about to end.</summary>
    public static IReadOnlyList<MailEntry> Ending(Report report) =>
    [
        .. report.Exemptions.Where(rule => rule.Due).Select(rule => Sentence(
            $"{DisplayWidth.Cut(rule.Rule, LongestSentence)}: {AlertWords.Count(rule.Matches, "instance")}")),
    ];

    private static IEnumerable<MailEntry> Groups(Report report, IReadOnlyList<ReportedInstance> rows)
    {
        var known = report.Groups.ToLookup(group => (group.Account, group.Region, (string?)group.Label));
        return Grouped(rows).Select(together => Group(
            report, together, known[(together[0].Account, together[0].Region, together[0].Group)].FirstOrDefault()));
    }

    private static MailEntry Group(Report report, IReadOnlyList<ReportedInstance> rows, InstanceGroup? group) =>
        Together($" of {TagText.Cut(rows[0].Group ?? "", LongestLabel)}{History(report, group)}", rows, group?.NextStep?.Advice);

    private static string History(Report report, InstanceGroup? group) =>
        (group?.FirstUnmanaged < report.Date ? $", since {Written.Day(group?.FirstUnmanaged)}" : "")
        + (group?.GrownFrom is { } before ? $", grown from {before} to {group.Count}" : "");

    private static MailEntry Together(string what, IReadOnlyList<ReportedInstance> rows, string? advice) => new(
        () => Wrapped.Of($"{AlertWords.Count(rows.Count, "instance")}{what}", 2, 4)
            + Wrapped.Of($"{rows[0].Account} {rows[0].Region}: {Examples(rows)}", 4, 4)
            + (advice is null ? "" : Wrapped.Of($"Next: {LinkText.Disarm(advice)}", 4, 4)),
        rows.Count,
        Account: rows[0].Account);

    private static string Examples(IReadOnlyList<ReportedInstance> rows)
    {
        var some = string.Join(", ", rows.Take(MostExamples).Select(row => row.Instance));
        return rows.Count > MostExamples ? $"{some} and {rows.Count - MostExamples} more" : some;
    }

    private static MailEntry Single(ReportedInstance row, Func<ReportedInstance, string?> note)
    {
        return new(Lines, Place: $"{row.Account} {row.Region}", Account: row.Account);

        string Lines()
        {
            var name = string.IsNullOrWhiteSpace(row.Name) ? "(no name)" : TagText.Cut(row.Name, LongestName);
            return Wrapped.Of($"{row.Instance}  {name}", 4, 6)
                + (note(row) is { } known ? Wrapped.Of(known, 6, 6) : "");
        }
    }

    private static string? Note(ReportedInstance row, Report report) => row switch
    {
        { ExemptionEnded: { } rule } => $"no longer exempt: {DisplayWidth.Cut(rule, LongestSentence)}",
        { Intermittent: { } since, Due: true } when since == report.Date =>
            "comes and goes: from now on alerted only when it stays unmanaged for longer than ever before",
        { Intermittent: not null, Due: true } => "comes and goes, and stays unmanaged for longer than ever before",
        { Reopened: { } resolved, Due: true } => $"resolved on {Written.Day(resolved)}",
        { FirstUnmanaged: { } first, Verdict: Verdict.Unmanaged } when first < report.Date =>
            $"since {Written.Day(first)}{NotSeen(row)}",
        { LastSeen: not null } => NotSeen(row)[2..],
        _ => null,
    };

    private static string NotSeen(ReportedInstance row) =>
        row.LastSeen is { } lastSeen ? $", not seen since {Written.Day(lastSeen)}" : "";

    private static MailEntry Sentence(string sentence) => new(() => Wrapped.Of(sentence, 2, 4));
}
