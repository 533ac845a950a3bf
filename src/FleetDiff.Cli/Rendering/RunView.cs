using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>Shows a report: first what to fix and where, then the instances.</summary>
internal static class RunView
{
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
        var limits = whole ? RowLimits.All : RowLimits.Overview;
        ShowStart(console, summary, limits);
        var unmanaged = CreateUnmanaged(summary, limits, withMembers: whole);
        foreach (var list in unmanaged.Append(CreateDisputed(report, limits, whole)).Concat(CreateChanges(report, limits)))
        {
            TableView.Show(console, list);
        }

        ProblemsView.Show(console, summary, limits.Others);
        if (whole)
        {
            ShowRest(console, summary);
        }
        else
        {
            ShowOmitted(console, report, FindOmitted(unmanaged));
        }
    }

    /// <summary>Shows only the start of a report: the counts, the trend, what to fix first, and where.</summary>
    public static void ShowStart(IAnsiConsole console, ReportSummary summary, RowLimits limits)
    {
        HeadlineView.Show(console, summary);
        FixesView.Show(console, summary, limits.Fixes);
        LocationsView.Show(console, summary, limits.Accounts);
    }

    /// <summary>Shows the report of a comparison of two lists. Shows all rows, because no archive contains them.</summary>
    public static void ShowDiff(IAnsiConsole console, ReportSummary summary)
    {
        console.WriteTextLine($"{summary.Counts} {summary.Nodes}", TextLines.Strong);
        TableView.Show(console, new("Unmanaged", TextLines.Bad, TableEntry.Create(summary.Report.Unmanaged, _ => "")));
        ShowExempt(console, summary.Report);
        ShowOrphanedNodes(console, summary);
    }

    /// <summary>Creates the lists of unmanaged instances, the most urgent first; the limit is for all of them together.</summary>
    public static IReadOnlyList<EntryList> CreateUnmanaged(ReportSummary summary, RowLimits limits, bool withMembers)
    {
        var room = limits.Unmanaged;
        return
        [
            Create(summary.NewTitle, TextLines.Bad, summary.Report.New),
            Create("Unmanaged before", TextLines.Strong, summary.Before),
            Create("In their grace period", TextLines.Strong, summary.InGrace),
        ];

        EntryList Create(string title, Style style, IReadOnlyList<ReportedInstance> rows)
        {
            var list = new EntryList(title, style, TableEntry.Create(summary, rows, withMembers), room);
            room -= list.Shown.Count;
            return list;
        }
    }

    /// <summary>Creates the lists of the instances that were resolved or removed.</summary>
    public static IReadOnlyList<EntryList> CreateChanges(Report report, RowLimits limits)
    {
        var accounts = report.Coverage.ToLookup(account => account.Account, account => account.Status);
        var resolved = TableEntry.Create(report.Resolved, row => TableEntry.FormatNotes(
            $"was unmanaged since {TextFormat.Date(row.FirstUnmanaged)}",
            row.Verdict == Verdict.Dormant ? "dormant now" : ""));
        var removed = TableEntry.Create(report.Removed, row => TableEntry.FormatNotes(
            row.FirstUnmanaged is { } first ? $"was unmanaged since {TextFormat.Date(first)}" : "",
            accounts[row.Account].Select(FormatRemoved).FirstOrDefault("")));
        return
        [
            new("Resolved", TextLines.Good, resolved, limits.Others),
            new("Removed", TextLines.Strong, removed, limits.Others),
        ];
    }

    /// <summary>Returns the lists for which there was no room, such as <c>4 in their grace period</c>.</summary>
    public static IEnumerable<string> FindOmitted(IEnumerable<EntryList> lists) =>
        from list in lists
        where list is { Shown.Count: 0, Omitted: > 0 }
        select $"{TextFormat.Number(list.Omitted)} {char.ToLowerInvariant(list.Title[0])}{list.Title[1..]}";

    /// <summary>Formats what an overview omits, in a sentence; null when it omits nothing.</summary>
    public static string? FormatOmitted(IEnumerable<string> omitted) => string.Join(", ", omitted) is { Length: > 0 } all
        ? $"Not shown: {all}. {TextLines.All} lists everything."
        : null;

    private static string FormatRemoved(AccountCoverageStatus status) => status switch
    {
        AccountCoverageStatus.Closed => "account closed or suspended",
        AccountCoverageStatus.OutsideScope => "account outside the scope of the view",
        _ => "",
    };

    private static EntryList CreateDisputed(Report report, RowLimits limits, bool whole)
    {
        return new("Disputed", TextLines.Warning, [.. report.Disagreements.Select(Create)], limits.Others);

        TableEntry Create(ReportedInstance row)
        {
            var evidence = InstanceView.GetEvidence(row).Select(
                line => $"{line.Source}: {line.Status}{(line.When.Length > 0 ? $", {line.When}" : "")}");
            return TableEntry.Create(
                row, row.FirstDisputed < report.Date ? $"since {TextFormat.Date(row.FirstDisputed)}" : "") with
            {
                Details = whole ? [row.Because, .. evidence] : [string.Join(" · ", evidence)],
            };
        }
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

    private static void ShowOmitted(IAnsiConsole console, Report report, IEnumerable<string> unmanaged)
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
        if (FormatOmitted(unmanaged.Concat(others)) is { } omitted)
        {
            console.WriteTextLine();
            console.WriteTextLine(omitted, TextLines.Quiet);
        }

        console.WriteTextLine();
    }
}
