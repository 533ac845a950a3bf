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
        var report = summary.Report;
        ShowStart(console, summary, whole);
        var omitted = ShowUnmanaged(console, summary, Limit(MaxInstances), whole);
        ShowDisputed(console, new("Disputed", TextLines.Warning, Limit(MaxOthers)), report, whole);
        TableView.Show(
            console, new("Resolved", TextLines.Good, Limit(MaxOthers)), TableEntry.Create(report.Resolved, FormatResolved));
        TableView.Show(
            console, new("Removed", TextLines.Strong, Limit(MaxOthers)),
            TableEntry.Create(report.Removed, CreateRemovedNote(report)));
        ProblemsView.Show(console, summary, Limit(MaxOthers));
        if (whole)
        {
            ShowRest(console, summary);
        }
        else
        {
            OmittedView.Show(console, summary, omitted);
            console.WriteTextLine();
        }

        int Limit(int most) => whole ? int.MaxValue : most;
    }

    private static void ShowRest(IAnsiConsole console, ReportSummary summary)
    {
        var report = summary.Report;
        TableView.Show(
            console, new("Dormant: stopped, managed when started", TextLines.Strong),
            TableEntry.Create(report.Dormant, FormatDormant));
        ShowExempt(console, report);
        ExemptionsView.Show(console, report.Exemptions);
        ShowOrphanedNodes(console, summary);
        CountsView.ShowPlatforms(console, report);
        console.WriteTextLine();
        SourcesView.Show(console, report.Sources);
        CountsView.Show(console, summary);
    }

    /// <summary>Shows the exempt instances.</summary>
    public static void ShowExempt(IAnsiConsole console, Report report) => TableView.Show(
        console, new("Exempt", TextLines.Strong), TableEntry.Create(report.Exempted, row => row.ExemptBy ?? ""));

    /// <summary>Shows the orphaned nodes.</summary>
    public static void ShowOrphanedNodes(IAnsiConsole console, ReportSummary summary) => TableView.Show(
        console, new("Orphaned nodes", TextLines.Strong),
        TableEntry.Create(summary.AccountNames, summary.Report.OrphanedNodes), TableColumns.Nodes);

    /// <summary>Shows only the start of a report: the counts, the trend, what to fix first, and where.</summary>
    public static void ShowStart(IAnsiConsole console, ReportSummary summary, bool whole = false)
    {
        HeadlineView.Show(console, summary);
        TrendView.Show(console, summary.Report);
        FixesView.Show(console, summary, whole ? int.MaxValue : MaxFixes);
        LocationsView.Show(console, summary, whole ? int.MaxValue : MaxAccounts);
    }

    // Returns the lists for which there was no room.
    private static List<(string What, int Count)> ShowUnmanaged(IAnsiConsole console, ReportSummary summary, int most, bool whole)
    {
        var omitted = new List<(string What, int Count)>();
        foreach (var (title, rows) in GetUnmanaged(summary))
        {
            if (most == 0)
            {
                omitted.Add((title, rows.Count));
            }
            else
            {
                var style = title == summary.NewTitle ? TextLines.Bad : TextLines.Strong;
                most -= TableView.Show(
                    console, new(title, style, most) { HasGroups = true }, TableEntry.Create(summary, rows, whole));
            }
        }

        return omitted;
    }

    /// <summary>Returns the lists of unmanaged instances, the most urgent first.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<ReportedInstance> Rows)> GetUnmanaged(ReportSummary summary) =>
    [
        (summary.NewTitle, summary.Report.New),
        ("Unmanaged before", summary.Before),
        ("In their grace period", summary.InGrace),
    ];

    private static void ShowDisputed(IAnsiConsole console, Heading heading, Report report, bool whole) => TableView.Show(
        console, heading,
        [
            .. report.Disagreements.Select(row => TableEntry.Create(
                row, row.FirstDisputed is { } first && first < report.Date ? $"since {TextFormat.Date(first)}" : "") with
            {
                Details = $"{(whole ? $"{row.Because}\n" : "")}{FormatEvidence(row, whole ? "\n" : " · ")}",
            }),
        ],
        TableColumns.EntriesWithDetails);

    private static string FormatEvidence(ReportedInstance row, string separator) => string.Join(
        separator, EvidenceText.CreateRows(row).Select(
            line => $"{line.Source}: {line.Status}{(line.When.Length > 0 ? $", {line.When}" : "")}"));

    private static string FormatDormant(ReportedInstance row) => TableEntry.FormatNotes(
        row.LastManaged is { } managed ? $"managed until {TextFormat.Date(managed)}" : "",
        row.Reason == Reason.PassedWithoutNode ? "SSM.1 passed" : "");

    /// <summary>Creates the function that formats the note of an instance that was removed.</summary>
    public static Func<ReportedInstance, string> CreateRemovedNote(Report report)
    {
        var accounts = report.Coverage.ToLookup(account => account.Account, account => account.Status);
        return row => TableEntry.FormatNotes(
            row.FirstUnmanaged is { } first ? $"was unmanaged since {TextFormat.Date(first)}" : "",
            accounts[row.Account].Select(FormatRemoved).FirstOrDefault(""));
    }

    private static string FormatRemoved(AccountCoverageStatus status) => status switch
    {
        AccountCoverageStatus.Closed => "account closed or suspended",
        AccountCoverageStatus.OutsideScope => "account outside the scope of the view",
        _ => "",
    };

    /// <summary>Formats the note of an instance that was resolved.</summary>
    public static string FormatResolved(ReportedInstance row) =>
        $"was unmanaged since {TextFormat.Date(row.FirstUnmanaged)}{(row.Verdict == Verdict.Dormant ? "; dormant now" : "")}";
}
