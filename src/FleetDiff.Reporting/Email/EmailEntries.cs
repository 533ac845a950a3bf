using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Email;

/// <summary>Creates the entries of the sections of a mail.</summary>
internal static class EmailEntries
{
    private const int MaxNameLength = 50;
    private const int MaxLabelLength = 100;
    private const int MaxSentenceLength = 320;
    private const int MaxExamples = 3;

    /// <summary>Creates one entry for each sentence.</summary>
    public static IReadOnlyList<EmailEntry> CreateSentences(IEnumerable<string> sentences) =>
        [.. sentences.Select(sentence => CreateSentence(LinkDisarmer.DisarmLine(sentence, MaxSentenceLength)))];

    /// <summary>
    /// Creates entries for instances: first the instances that lost their node at the same time, then groups, largest
    /// first, then the other instances by account and Region.
    /// </summary>
    public static IReadOnlyList<EmailEntry> CreateInstances(
        ReportSummary summary, TopFixes fixes, IReadOnlyList<ReportedInstance> rows)
    {
        var (lostTogether, others) = summary.DivideByCause(rows);
        return
        [
            .. lostTogether.Select(lost => CreateShared(summary, lost, () => "that lost their node at the same time")),
            .. others.Groups.Select(group => CreateShared(summary, group.Rows, () => $"of {FormatGroup(fixes, group)}")),
            .. others.Alone.Select(row => CreateSingle(
                summary, row, () => FormatInstance(row, fixes.FindNumber(row)) + Wrap(FormatNotes(summary, row), 6))),
        ];
    }

    /// <summary>Creates entries for disputed instances, with the explanation of each.</summary>
    public static IReadOnlyList<EmailEntry> CreateDisputed(ReportSummary summary, IEnumerable<ReportedInstance> rows) =>
    [
        .. rows.Select(row => CreateSingle(
            summary, row, () => FormatInstance(row) + Wrap(LinkDisarmer.DisarmLine(row.Because, MaxSentenceLength), 6))),
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

    // All instances of a group have the same fix, or the group has no cause.
    private static string FormatGroup(TopFixes fixes, RowGroup group) => string.Join(", ",
    [
        LinkDisarmer.DisarmLine(group.Label, MaxLabelLength), .. group.Notes,
        .. group.Group?.Cause is null ? [] : new[] { fixes.FindNumber(group.Rows[0]) }.OfType<string>(),
    ]);

    private static EmailEntry CreateShared(
        ReportSummary summary, IReadOnlyList<ReportedInstance> rows, Func<string> what) => new(
        () => WordWrap.Wrap($"{TextFormat.Count(rows.Count, "instance")} {what()}", 2, 4)
            + WordWrap.Wrap($"{AccountText.FormatMail(summary, rows[0].Account, rows[0].Region)}: {FormatExamples(rows)}", 4, 4),
        rows.Count,
        Account: rows[0].Account);

    private static string FormatExamples(IReadOnlyList<ReportedInstance> rows)
    {
        var some = string.Join(", ", rows.Take(MaxExamples).Select(row => row.Instance));
        return rows.Count > MaxExamples ? $"{some} and {TextFormat.Number(rows.Count - MaxExamples)} more" : some;
    }

    private static EmailEntry CreateSingle(ReportSummary summary, ReportedInstance row, Func<string> lines) => new(
        lines, AccountRegion: AccountText.FormatMail(summary, row.Account, row.Region), Account: row.Account);

    private static string FormatInstance(ReportedInstance row, string? fix = null)
    {
        var name = string.IsNullOrWhiteSpace(row.Name) ? "(no name)" : LinkDisarmer.DisarmLine(row.Name, MaxNameLength);
        return WordWrap.Wrap($"{row.Instance}  {name}{(fix is null ? "" : $", {fix}")}", 4, 6);
    }

    private static string Wrap(string text, int indent) => text.Length == 0 ? "" : WordWrap.Wrap(text, indent, indent);

    // The section and the position in it already show the omitted kinds.
    private static string FormatNotes(ReportSummary summary, ReportedInstance row) => DisplayWidth.Cut(
        string.Join("; ", summary.GetNotes(row)
            .Where(note => note.Kind is not (NoteKind.LastManaged or NoteKind.Grace or NoteKind.KnownGroup
                or NoteKind.NeverManaged or NoteKind.Group))
            .Select(note => note.Text)),
        MaxSentenceLength);

    private static EmailEntry CreateSentence(string sentence) => new(() => WordWrap.Wrap(sentence, 2, 4));
}
