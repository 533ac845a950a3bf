namespace FleetDiff.Reporting.Email;

/// <summary>Creates the entries of the sections of a mail.</summary>
internal sealed class EmailEntries(ReportSummary summary)
{
    private const int MaxNameLength = 50;
    private const int MaxLabelLength = 100;
    private const int MaxSentenceLength = 320;
    private const int MaxExamples = 3;

    public static IReadOnlyList<EmailEntry> CreateSentences(IEnumerable<string> sentences) =>
        [.. sentences.Select(sentence => CreateSentence(Disarm(sentence)))];

    /// <summary>
    /// Creates entries for instances: first the instances that lost their node at the same time, then groups, largest
    /// first, then the other instances by account and Region.
    /// </summary>
    public IReadOnlyList<EmailEntry> CreateInstances(IReadOnlyList<ReportedInstance> rows)
    {
        var (lostTogether, others) = summary.DivideByCause(rows);
        return
        [
            .. lostTogether.Select(lost => CreateShared(lost, "that lost their node at the same time")),
            .. others.Groups.Select(group => CreateShared(group.Rows, $"of {FormatGroup(group)}")),
            .. others.Alone.Select(row => CreateSingle(
                row, () => FormatSingle(row, summary.TopFixes.FindNumber(row), FormatNotes(row)))),
        ];
    }

    public IReadOnlyList<EmailEntry> CreateDisputed(IEnumerable<ReportedInstance> rows) =>
        [.. rows.Select(row => CreateSingle(row, () => FormatSingle(row, fix: null, Disarm(row.Because))))];

    /// <summary>Creates one entry for each account with unmanaged instances, largest count first.</summary>
    public IReadOnlyList<EmailEntry> CreateAccounts() =>
    [
        .. from here in summary.UnmanagedByAccount
           let regions = here.Regions is [var one] ? one.Key : TextFormat.Count(here.Regions.Count, "Region")
           let more = here.NewCount > 0 && !summary.IsFirst ? $", {TextFormat.Number(here.NewCount)} new" : ""
           let account = summary.AccountNames.FormatMailWithUnit(here.Name)
           select new EmailEntry(() => WordWrap.Wrap(
               $"{TextFormat.Number(here.Unmanaged),6}  {account}, {regions}{more}", indent: 0, hanging: 8)),
    ];

    /// <summary>Creates entries for the accounts whose tags exempt more instances than before.</summary>
    public IReadOnlyList<EmailEntry> CreateExempted() =>
        [.. summary.NewExemptions.Select(rule => CreateSentence(ExemptionText.Format(rule)) with { Count = rule.Added })];

    public IReadOnlyList<EmailEntry> CreateEnding() =>
    [
        .. summary.Report.Exemptions.Where(rule => rule.Due).Select(rule => CreateSentence(
            $"{DisplayWidth.Cut(rule.Rule, MaxSentenceLength)}: {TextFormat.Count(rule.Matches, "instance")}")),
    ];

    // All instances of a group have the same fix, or the group has no cause.
    private string FormatGroup(RowGroup group)
    {
        IEnumerable<string?> parts =
        [
            LinkDisarmer.DisarmLine(group.Label, MaxLabelLength), .. group.Notes,
            group.Group?.Cause is null ? null : summary.TopFixes.FindNumber(group.Rows[0]),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private EmailEntry CreateShared(IReadOnlyList<ReportedInstance> rows, string what) =>
        new(() => FormatShared(rows, what), rows.Count, Account: rows[0].Account);

    private string FormatShared(IReadOnlyList<ReportedInstance> rows, string what)
    {
        // A group can have a hundred thousand rows, and an entry is formatted several times.
        var examples = string.Join(", ", rows.Take(MaxExamples).Select(row => row.Instance))
            + (rows.Count > MaxExamples ? $" and {TextFormat.Number(rows.Count - MaxExamples)} more" : "");
        return WordWrap.Wrap($"{TextFormat.Count(rows.Count, "instance")} {what}", 2, 4)
            + WordWrap.Wrap($"{FormatPlace(rows[0])}: {examples}", 4, 4);
    }

    private EmailEntry CreateSingle(ReportedInstance row, Func<string> lines) =>
        new(lines, AccountRegion: FormatPlace(row), Account: row.Account);

    private static string FormatSingle(ReportedInstance row, string? fix, string note)
    {
        var name = string.IsNullOrWhiteSpace(row.Name) ? "(no name)" : LinkDisarmer.DisarmLine(row.Name, MaxNameLength);
        return WordWrap.Wrap($"{row.Instance}  {name}{(fix is null ? "" : $", {fix}")}", 4, 6)
            + (note.Length == 0 ? "" : WordWrap.Wrap(note, 6, 6));
    }

    private string FormatPlace(ReportedInstance row) => summary.AccountNames.FormatMail(row.Account, row.Region);

    // The section and the position in it already show the omitted kinds.
    private string FormatNotes(ReportedInstance row) => DisplayWidth.Cut(
        string.Join("; ", summary.GetNotes(row)
            .Where(note => note.Kind is not (NoteKind.LastManaged or NoteKind.Grace or NoteKind.KnownGroup
                or NoteKind.NeverManaged or NoteKind.Group))
            .Select(note => note.Text)),
        MaxSentenceLength);

    private static string Disarm(string text) => LinkDisarmer.DisarmLine(text, MaxSentenceLength);

    private static EmailEntry CreateSentence(string sentence) => new(() => WordWrap.Wrap(sentence, 2, 4));
}
