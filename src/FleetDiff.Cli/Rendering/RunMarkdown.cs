using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering;

/// <summary>Formats a report as Markdown, for a ticket or a chat; the most urgent lists first.</summary>
internal static class RunMarkdown
{
    private const int MaxRows = 10;

    /// <summary>Formats a report.</summary>
    /// <param name="summary">The report.</param>
    /// <param name="whole">Whether to list everything instead of at most <see cref="MaxRows"/> rows of each list.</param>
    public static string Format(ReportSummary summary, bool whole)
    {
        var report = summary.Report;
        var accounts = summary.UnmanagedByAccount;
        var markdown = new MarkdownBuilder(whole ? int.MaxValue : MaxRows)
            .AddHeading(2, $"FleetDiff, {TextFormat.Date(report.Date)}")
            .AddParagraph($"{summary.Counts} {summary.Nodes}")
            .AddParagraph(summary.Changes)
            .AddParagraph(summary.Progress)
            .AddParagraph(report.Suspect ? $"Suspect: {report.SuspectBecause}" : null)
            .AddList(FixesView.Title, [.. report.Fixes.Select(fix => FormatFix(summary, fix))])
            .AddTable(LocationsView.Title, accounts, LocationsView.CreateColumns(summary, accounts));
        foreach (var (title, _, sentences) in ProblemsView.GetProblems(summary))
        {
            markdown.AddList(title, sentences);
        }

        var disputed = TableEntry.Create(report.Disagreements, row => row.Because);
        foreach (var list in (IReadOnlyList<EntryList>)
        [
            .. RunView.CreateUnmanaged(summary, whole: false),
            new("Disputed", TextLines.Warning, disputed),
            .. RunView.CreateChanges(report),
        ])
        {
            markdown.AddEntries(list);
        }

        return markdown.ToString();
    }

    private static string FormatFix(ReportSummary summary, RankedFix fix) =>
        $"{FixesView.Format(fix)}. {fix.Cause.Fact} {fix.Cause.Fix} {FixesView.FormatPlaces(summary, fix)}.";
}
