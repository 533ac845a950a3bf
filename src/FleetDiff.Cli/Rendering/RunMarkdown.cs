using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Cli.Rendering.Views;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering;

/// <summary>Formats a report as Markdown, for a ticket or a chat; the most urgent lists first.</summary>
internal static class RunMarkdown
{
    private const int MaxRows = 20;

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
            .AddParagraph(summary.Changes);
        if (summary.Progress is { } progress)
        {
            markdown.AddParagraph(progress);
        }

        if (report.Suspect)
        {
            markdown.AddParagraph($"Suspect: {report.SuspectBecause}");
        }

        markdown.AddList(FixesView.Title, [.. report.Fixes.Select(fix => FormatFix(summary, fix))])
            .AddTable(LocationsView.Title, accounts.Count, accounts, LocationsView.CreateColumns(summary, accounts))
            .AddList(ProblemsView.NewAccountsTitle, summary.NewAccounts)
            .AddList(summary.NewExemptionsTitle, [.. summary.NewExemptions.Select(ExemptionText.Format)])
            .AddList("Incomplete coverage", [.. summary.MissingCoverage.Select(one => one.Line)])
            .AddList("Sudden changes", summary.SuddenChanges);
        Add(markdown, summary.NewTitle, summary, report.New);
        Add(markdown, "Unmanaged before", summary, summary.Before);
        Add(markdown, "In their grace period", summary, summary.InGrace);
        Add(markdown, "Disputed", report.Disagreements, row => row.Because);
        Add(markdown, "Resolved", report.Resolved, RunView.FormatResolved);
        Add(markdown, "Removed", report.Removed, row => RunView.FormatRemoved(summary, row));
        return markdown.ToString();
    }

    private static string FormatFix(ReportSummary summary, RankedFix fix) =>
        $"{FixesView.Format(fix)}. {fix.Cause.Fact} {fix.Cause.Fix} {FixesView.FormatPlaces(summary, fix)}.";

    private static void Add(
        MarkdownBuilder markdown, string title, ReportSummary summary, IReadOnlyList<ReportedInstance> rows) =>
        markdown.AddTable(title, rows.Count, TableEntry.Create(summary, rows, whole: false), TableColumns.Entries);

    private static void Add(
        MarkdownBuilder markdown, string title, IReadOnlyList<ReportedInstance> rows, Func<ReportedInstance, string> note) =>
        markdown.AddTable(title, rows.Count, rows, TableColumns.CreateForInstances(note));
}
