using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Cli.Rendering.Views;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering;

/// <summary>Formats a report as Markdown, for a ticket or a chat; the most urgent lists first.</summary>
internal static class RunMarkdown
{
    public static string Format(ReportSummary summary)
    {
        var report = summary.Report;
        var markdown = new MarkdownBuilder()
            .AddHeading(2, $"FleetDiff, {TextFormat.Date(report.Date)}")
            .AddParagraph($"{summary.Counts} {summary.Nodes}")
            .AddParagraph(summary.Changes);
        if (report.Suspect)
        {
            markdown.AddParagraph($"Suspect: {report.SuspectBecause}");
        }

        markdown.AddList(summary.NewExemptionsTitle, [.. summary.NewExemptions.Select(ExemptionText.Format)])
            .AddList("Incomplete coverage", [.. summary.MissingCoverage.Select(one => one.Line)])
            .AddList("Sudden changes", summary.SuddenChanges);
        Add(markdown, summary.NewTitle, summary, report.New);
        Add(markdown, "Unmanaged before", summary, summary.Before);
        Add(markdown, "In their grace period", summary, summary.InGrace);
        Add(markdown, "Disputed", report.Disagreements, row => row.Because);
        Add(markdown, "Resolved", report.Resolved, RunView.FormatResolved);
        Add(markdown, "Removed", report.Removed, RunView.FormatRemoved);
        var accounts = summary.Accounts.Where(index => index.Unmanaged > 0).ToList();
        return markdown
            .AddTable("Accounts with unmanaged instances", accounts.Count, accounts,
                new("Account", index => index.Name),
                TableColumns.CreateNumber<CoverageCount>("Instances", index => index.Instances),
                TableColumns.CreateNumber<CoverageCount>("Managed", index => index.Managed),
                TableColumns.CreateNumber<CoverageCount>("Unmanaged", index => index.Unmanaged))
            .ToString();
    }

    private static void Add(
        MarkdownBuilder markdown, string title, ReportSummary summary, IReadOnlyList<ReportedInstance> rows) =>
        markdown.AddTable(title, rows.Count, TableEntry.Create(summary, rows, whole: false), TableColumns.Entries);

    private static void Add(
        MarkdownBuilder markdown, string title, IReadOnlyList<ReportedInstance> rows, Func<ReportedInstance, string> note) =>
        markdown.AddTable(title, rows.Count, rows, TableColumns.CreateForInstances(note));
}
