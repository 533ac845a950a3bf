using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering;

/// <summary>Formats a report as Markdown, for a ticket or a chat; the most urgent lists first.</summary>
internal static class RunMarkdown
{
    /// <summary>Formats the overview of a report, or every instance and group.</summary>
    public static string Format(ReportSummary summary, bool whole)
    {
        var report = summary.Report;
        var limits = whole ? RowLimits.All : RowLimits.Markdown;
        var accounts = summary.UnmanagedByAccount;
        var fixes = report.Fixes.Select(fix => FormatFix(summary, fix)).ToList();
        var markdown = new MarkdownBuilder()
            .AddHeading(2, $"FleetDiff, {TextFormat.Date(report.Date)}")
            .AddParagraph($"{summary.Counts} {summary.Nodes}")
            .AddParagraph(summary.Changes)
            .AddParagraph(summary.Progress)
            .AddParagraph(report.Suspect ? $"Suspect: {report.SuspectBecause}" : null)
            .AddList(FixesView.Title, fixes, limits.Fixes)
            .AddTable(LocationsView.Title, accounts, LocationsView.CreateColumns(summary, accounts), limits.Accounts);
        foreach (var (title, _, sentences) in ProblemsView.GetProblems(summary))
        {
            markdown.AddList(title, sentences, limits.Others);
        }

        var unmanaged = RunView.CreateUnmanaged(summary, limits, withMembers: false);
        var disputed = TableEntry.Create(report.Disagreements, row => row.Because);
        foreach (var list in unmanaged
            .Append(new("Disputed", TextLines.Warning, disputed, limits.Others))
            .Concat(RunView.CreateChanges(report, limits)))
        {
            markdown.AddEntries(list);
        }

        return markdown.AddParagraph(RunView.FormatOmitted(RunView.FindOmitted(unmanaged))).ToString();
    }

    private static string FormatFix(ReportSummary summary, RankedFix fix) =>
        $"{FixesView.Format(fix)}. {fix.Cause.Fact} {fix.Cause.Fix} {FixesView.FormatPlaces(summary, fix)}.";
}
