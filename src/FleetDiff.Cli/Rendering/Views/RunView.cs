using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows a report: first what to fix and where, then the instances.</summary>
internal static class RunView
{
    private const int MaxFixes = 5;
    private const int MaxAccounts = 10;

    // The rows of unmanaged instances and groups together, the new ones first.
    private const int MaxInstances = 10;
    private const int MaxOthers = 5;

    /// <summary>Shows a report.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="summary">The report.</param>
    /// <param name="whole">
    /// Whether to show every instance, each member of a group, the sources and all counts, instead of an overview whose
    /// length does not depend on the number of instances.
    /// </param>
    public static void Show(IAnsiConsole console, ReportSummary summary, bool whole)
    {
        var omitted = ShowLists(console, summary, whole);
        if (whole)
        {
            ShowRest(console, summary);
        }
        else
        {
            OmittedView.Show(console, summary, omitted);
            console.WriteTextLine();
        }
    }

    private static void ShowRest(IAnsiConsole console, ReportSummary summary)
    {
        var report = summary.Report;
        Show(console, new("Dormant: stopped, managed when started", TextLines.Strong), report.Dormant, FormatDormant);
        Show(console, new("Exempt", TextLines.Strong), report.Exempted, row => row.ExemptBy ?? "");
        ExemptionsView.Show(console, report.Exemptions);
        TableView.Show(console, new("Orphaned nodes", TextLines.Strong), report.OrphanedNodes,
            TableColumns.CreateForOrphans(summary.AccountNames));
        CountsView.ShowPlatforms(console, report);
        console.WriteTextLine();
        SourcesView.Show(console, report.Sources);
        CountsView.Show(console, summary);
    }

    /// <summary>Shows only the start of a report: the counts, the trend, what to fix first, and where.</summary>
    public static void ShowStart(IAnsiConsole console, ReportSummary summary, bool whole = false)
    {
        HeadlineView.Show(console, summary);
        TrendView.Show(console, summary.Report);
        FixesView.Show(console, summary, whole ? int.MaxValue : MaxFixes);
        LocationsView.Show(console, summary, whole ? int.MaxValue : MaxAccounts);
    }

    // Returns the lists of unmanaged instances for which there was no room.
    private static List<(string What, int Count)> ShowLists(IAnsiConsole console, ReportSummary summary, bool whole)
    {
        var report = summary.Report;
        ShowStart(console, summary, whole);
        var omitted = ShowUnmanaged(console, summary, Limit(MaxInstances), whole);
        ShowDisputed(console, new("Disputed", TextLines.Warning, Limit(MaxOthers)), report, whole);
        Show(console, new("Resolved", TextLines.Good, Limit(MaxOthers)), report.Resolved, FormatResolved);
        Show(console, new("Removed", TextLines.Strong, Limit(MaxOthers)), report.Removed, row => FormatRemoved(summary, row));
        ProblemsView.Show(console, summary, Limit(MaxOthers));
        return omitted;

        int Limit(int most) => whole ? int.MaxValue : most;
    }

    private static List<(string What, int Count)> ShowUnmanaged(IAnsiConsole console, ReportSummary summary, int most, bool whole)
    {
        var omitted = new List<(string What, int Count)>();
        foreach (var (title, style, rows) in new[]
        {
            (summary.NewTitle, TextLines.Bad, summary.Report.New),
            ("Unmanaged before", TextLines.Strong, summary.Before),
            ("In their grace period", TextLines.Strong, summary.InGrace),
        })
        {
            if (most == 0)
            {
                omitted.Add((title, rows.Count));
            }
            else if (rows.Count > 0)
            {
                console.WriteTextLine();
                console.WriteTextLine($"{title} ({TextFormat.Number(rows.Count)})", style);
                most -= EntriesView.Show(console, TableEntry.Create(summary, rows, whole), most);
            }
        }

        return omitted;
    }

    private static void ShowDisputed(IAnsiConsole console, Heading heading, Report report, bool whole) =>
        TableView.Show(console, heading, report.Disagreements,
        [
            .. TableColumns.CreateForInstances(
                row => row.FirstDisputed is { } first && first < report.Date ? $"since {TextFormat.Date(first)}" : ""),
            new("", row => whole ? row.Because : "", CellWidth.Below),
            new("", row => string.Join(whole ? "\n" : " · ", EvidenceText.CreateRows(row).Select(
                line => $"{line.Source}: {line.Status}{(line.When.Length > 0 ? $", {line.When}" : "")}")), CellWidth.Below),
        ]);

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
    public static string FormatRemoved(ReportSummary summary, ReportedInstance row) => string.Join("; ", new[]
    {
        row.FirstUnmanaged is { } first ? $"was unmanaged since {TextFormat.Date(first)}" : "",
        summary.Report.Coverage.FirstOrDefault(account => account.Account == row.Account)?.Status switch
        {
            AccountCoverageStatus.Closed => "account closed or suspended",
            AccountCoverageStatus.OutsideScope => "account outside the scope of the view",
            _ => "",
        },
    }.Where(note => note.Length > 0));

    /// <summary>Formats the note of an instance that was resolved.</summary>
    public static string FormatResolved(ReportedInstance row) =>
        $"was unmanaged since {TextFormat.Date(row.FirstUnmanaged)}{(row.Verdict == Verdict.Dormant ? "; dormant now" : "")}";
}
