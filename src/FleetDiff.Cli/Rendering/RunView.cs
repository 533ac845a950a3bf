using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

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
        var omitted = ShowUnmanaged(console, CreateUnmanaged(summary, whole), Limit(MaxInstances));
        var disputed = report.Disagreements.Select(row => CreateDisputed(row, report.Date, whole));
        TableView.Show(console, new("Disputed", TextLines.Warning, [.. disputed]), Limit(MaxOthers));
        foreach (var list in CreateChanges(report))
        {
            TableView.Show(console, list, Limit(MaxOthers));
        }

        ProblemsView.Show(console, summary, Limit(MaxOthers));
        if (whole)
        {
            ShowRest(console, summary);
        }
        else
        {
            ShowOmitted(console, report, omitted);
            console.WriteTextLine();
        }

        int Limit(int most) => whole ? int.MaxValue : most;
    }

    /// <summary>Shows only the start of a report: the counts, the trend, what to fix first, and where.</summary>
    public static void ShowStart(IAnsiConsole console, ReportSummary summary, bool whole = false)
    {
        HeadlineView.Show(console, summary);
        FixesView.Show(console, summary, whole ? int.MaxValue : MaxFixes);
        LocationsView.Show(console, summary, whole ? int.MaxValue : MaxAccounts);
    }

    /// <summary>Shows the report of a comparison of two lists. Shows all rows, because no archive contains them.</summary>
    public static void ShowDiff(IAnsiConsole console, ReportSummary summary)
    {
        console.WriteTextLine($"{summary.Counts} {summary.Nodes}", TextLines.Strong);
        TableView.Show(console, new("Unmanaged", TextLines.Bad, TableEntry.Create(summary.Report.Unmanaged, _ => "")));
        ShowExempt(console, summary.Report);
        ShowOrphanedNodes(console, summary);
    }

    /// <summary>Creates the lists of unmanaged instances, the most urgent first.</summary>
    public static IReadOnlyList<EntryList> CreateUnmanaged(ReportSummary summary, bool whole) =>
    [
        new(summary.NewTitle, TextLines.Bad, TableEntry.Create(summary, summary.Report.New, whole)),
        new("Unmanaged before", TextLines.Strong, TableEntry.Create(summary, summary.Before, whole)),
        new("In their grace period", TextLines.Strong, TableEntry.Create(summary, summary.InGrace, whole)),
    ];

    /// <summary>Creates the lists of the instances that were resolved or removed.</summary>
    public static IReadOnlyList<EntryList> CreateChanges(Report report)
    {
        var accounts = report.Coverage.ToLookup(account => account.Account, account => account.Status);
        return
        [
            new("Resolved", TextLines.Good, TableEntry.Create(report.Resolved, row => TableEntry.FormatNotes(
                $"was unmanaged since {TextFormat.Date(row.FirstUnmanaged)}",
                row.Verdict == Verdict.Dormant ? "dormant now" : ""))),
            new("Removed", TextLines.Strong, TableEntry.Create(report.Removed, row => TableEntry.FormatNotes(
                row.FirstUnmanaged is { } first ? $"was unmanaged since {TextFormat.Date(first)}" : "",
                accounts[row.Account].Select(FormatRemoved).FirstOrDefault("")))),
        ];
    }

    private static string FormatRemoved(AccountCoverageStatus status) => status switch
    {
        AccountCoverageStatus.Closed => "account closed or suspended",
        AccountCoverageStatus.OutsideScope => "account outside the scope of the view",
        _ => "",
    };

    // Shows the lists up to a number of rows, and returns the lists for which there was no room.
    private static List<string> ShowUnmanaged(IAnsiConsole console, IReadOnlyList<EntryList> lists, int most)
    {
        var omitted = new List<string>();
        foreach (var list in lists.Where(list => list.Entries.Count > 0))
        {
            if (most > 0)
            {
                TableView.Show(console, list, most);
                most -= Math.Min(most, list.Entries.Count);
            }
            else
            {
                omitted.Add(
                    $"{TextFormat.Number(list.CountInstances())} {char.ToLowerInvariant(list.Title[0])}{list.Title[1..]}");
            }
        }

        return omitted;
    }

    private static TableEntry CreateDisputed(ReportedInstance row, DateOnly date, bool whole)
    {
        var evidence = InstanceView.GetEvidence(row).Select(
            line => $"{line.Source}: {line.Status}{(line.When.Length > 0 ? $", {line.When}" : "")}");
        return TableEntry.Create(row, row.FirstDisputed < date ? $"since {TextFormat.Date(row.FirstDisputed)}" : "") with
        {
            Details = whole ? [row.Because, .. evidence] : [string.Join(" · ", evidence)],
        };
    }

    private static void ShowRest(IAnsiConsole console, ReportSummary summary)
    {
        var report = summary.Report;
        var dormant = TableEntry.Create(report.Dormant, FormatDormant);
        TableView.Show(console, new("Dormant: stopped, managed when started", TextLines.Strong, dormant));
        ShowExempt(console, report);
        ProblemsView.ShowExemptions(console, report);
        ShowOrphanedNodes(console, summary);
        ShowNodes("Platforms", report.Platforms);
        ShowNodes("SSM Agent", report.AgentVersions);
        console.WriteTextLine();
        CountsView.ShowSources(console, report.Sources);
        CountsView.Show(console, summary);

        void ShowNodes(string title, IReadOnlyList<NamedCount> counts)
        {
            var line = string.Join(", ", counts.Select(count => $"{count.Name}: {TextFormat.Number(count.Nodes)}"));
            console.WriteList(title, counts.Count, TextLines.Strong, counts.Count == 0 ? [] : [line]);
        }
    }

    private static string FormatDormant(ReportedInstance row) => TableEntry.FormatNotes(
        row.LastManaged is { } managed ? $"managed until {TextFormat.Date(managed)}" : "",
        row.Reason == Reason.PassedWithoutNode ? "SSM.1 passed" : "");

    private static void ShowExempt(IAnsiConsole console, Report report) => TableView.Show(
        console, new("Exempt", TextLines.Strong, TableEntry.Create(report.Exempted, row => row.ExemptBy ?? "")));

    private static void ShowOrphanedNodes(IAnsiConsole console, ReportSummary summary)
    {
        var nodes = summary.Report.OrphanedNodes.Select(node => TableEntry.Create(summary.AccountNames, node));
        TableView.Show(console, new("Orphaned nodes", TextLines.Strong, [.. nodes]) { Columns = TableColumns.Nodes });
    }

    // Shows in one line what an overview omits; shows nothing when it omits nothing.
    private static void ShowOmitted(IAnsiConsole console, Report report, IReadOnlyList<string> unmanaged)
    {
        var others =
            from list in new[]
            {
                (report.Dormant.Count, One: "dormant", Several: "dormant"),
                (report.Exempted.Count, One: "exempt", Several: "exempt"),
                (report.OrphanedNodes.Count, One: "orphaned node", Several: "orphaned nodes"),
                (ProblemsView.FindDue(report).Count, One: "exemption to review", Several: "exemptions to review"),
            }
            where list.Count > 0
            select TextFormat.Count(list.Count, list.One, list.Several);
        if (string.Join(", ", unmanaged.Concat(others)) is { Length: > 0 } line)
        {
            console.WriteTextLine();
            console.WriteTextLine($"Not shown: {line}. {TextLines.All} lists everything.", TextLines.Quiet);
        }
    }
}
