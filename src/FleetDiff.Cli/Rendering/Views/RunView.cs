using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows a report, the most urgent lists first.</summary>
internal static class RunView
{
    private const int MaxRows = 20;
    private const int MaxRowsOfWholeReport = 1000;

    private static readonly Column<ReportedInstance> Account =
        TableColumns.CreateAccount<ReportedInstance>(row => row.Account);
    private static readonly Column<ReportedInstance> Region =
        TableColumns.CreateRegion<ReportedInstance>(row => row.Region);
    private static readonly Column<ReportedInstance> Id =
        TableColumns.CreateId<ReportedInstance>("Instance", row => row.Instance);
    private static readonly Column<ReportedInstance> Name =
        TableColumns.CreateName<ReportedInstance>(row => row.Name);

    /// <summary>Shows the summary of a report: one row for each group, and a few rows of each list.</summary>
    public static void Show(IAnsiConsole console, ReportSummary summary) => Show(console, summary, MaxRows, whole: false);

    /// <summary>Shows the whole report: every member of a group, the trend, the sources and all counts.</summary>
    public static void ShowAll(IAnsiConsole console, ReportSummary summary)
    {
        Show(console, summary, MaxRowsOfWholeReport, whole: true);
        TrendView.Show(console, summary.Report);
        SourcesView.Show(console, summary.Report.Sources);
        CountsView.Show(console, summary);
    }

    private static void Show(IAnsiConsole console, ReportSummary summary, int most, bool whole)
    {
        var report = summary.Report;
        HeadlineView.Show(console, summary, most);
        ShowUnmanaged(console, new(summary.NewTitle, TextLines.Bad, most), summary, report.New, whole);
        ShowDisputed(console, new("Disputed", TextLines.Warning, most), report, whole);
        ShowUnmanaged(console, new("Unmanaged before", TextLines.Strong, most), summary, summary.Before, whole);
        ShowUnmanaged(console, new("In their grace period", TextLines.Strong, most), summary, summary.InGrace, whole);
        Show(console, new("Dormant: stopped, managed when started", TextLines.Strong, most), report.Dormant, FormatDormant);
        Show(console, new("Resolved", TextLines.Good, most), report.Resolved, FormatResolved);
        Show(console, new("Removed", TextLines.Strong, most), report.Removed, FormatRemoved);
        Show(console, new("Exempt", TextLines.Strong, most), report.Exempted, row => row.ExemptBy ?? "");
        ExemptionsView.Show(console, report.Exemptions, most);
        TableView.Show(console, new("Orphaned nodes", TextLines.Strong, most), report.OrphanedNodes, TableColumns.Orphans);
        CountsView.ShowPlatforms(console, report, whole);
        console.WriteTextLine();
    }

    private static void ShowUnmanaged(
        IAnsiConsole console, Heading heading, ReportSummary summary, IReadOnlyList<ReportedInstance> rows, bool whole)
    {
        if (rows.Count == 0)
        {
            return;
        }

        console.WriteTextLine();
        console.WriteTextLine($"{heading.Title} ({TextFormat.Number(rows.Count)})", heading.Style);
        TableView.ShowRows(console, TableEntry.Create(summary, rows, whole), heading.MaxWidth, TableColumns.Entries);
    }

    private static void ShowDisputed(IAnsiConsole console, Heading heading, Report report, bool whole) =>
        TableView.Show(console, heading, report.Disagreements, Account, Region, Id, Name,
            new("Note", row => row.FirstDisputed is { } first && first < report.Date ? $"since {TextFormat.Date(first)}" : "",
                CellWidth.Note),
            new("", row => whole ? row.Because : "", CellWidth.Below),
            new("", row => string.Join(whole ? "\n" : " · ", EvidenceText.CreateRows(row).Select(
                line => $"{line.Source}: {line.Status}{(line.When.Length > 0 ? $", {line.When}" : "")}")), CellWidth.Below));

    private static void Show(
        IAnsiConsole console,
        Heading heading,
        IReadOnlyList<ReportedInstance> rows,
        Func<ReportedInstance, string> note) =>
        TableView.Show(console, heading, rows, TableColumns.CreateForInstances(note));

    private static string FormatDormant(ReportedInstance row) => string.Join("; ", new[]
    {
        row.LastManaged is { } managed ? $"managed until {TextFormat.Date(managed)}" : "",
        row.Reason == Reason.PassedWithoutNode ? "SSM.1 passed" : "",
    }.Where(note => note.Length > 0));

    /// <summary>Formats the note of an instance that was removed.</summary>
    public static string FormatRemoved(ReportedInstance row) =>
        row.FirstUnmanaged is { } first ? $"was unmanaged since {TextFormat.Date(first)}" : "";

    /// <summary>Formats the note of an instance that was resolved.</summary>
    public static string FormatResolved(ReportedInstance row) =>
        $"was unmanaged since {TextFormat.Date(row.FirstUnmanaged)}{(row.Verdict == Verdict.Dormant ? "; dormant now" : "")}";
}
