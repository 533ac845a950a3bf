using FleetDiff.Comparing;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>A night's report in the terminal, the most urgent first.</summary>
internal static class NightView
{
    private const int MostRows = 20;
    private const int MostRowsOfAll = 1000;

    private static readonly Column<ReportedInstance> Account = Columns.Account<ReportedInstance>(row => row.Account);
    private static readonly Column<ReportedInstance> Region = Columns.Region<ReportedInstance>(row => row.Region);
    private static readonly Column<ReportedInstance> Id = Columns.Id<ReportedInstance>("Instance", row => row.Instance);
    private static readonly Column<ReportedInstance> Name = Columns.Name<ReportedInstance>(row => row.Name);

    /// <summary>What the night is about: groups as one line each, and a few rows of each list.</summary>
    public static void Show(IAnsiConsole console, ReportSummary summary) => Show(console, summary, MostRows, whole: false);

    /// <summary>The whole night: every member of a group, what each source was asked, and all counts.</summary>
    public static void ShowWhole(IAnsiConsole console, ReportSummary summary)
    {
        Show(console, summary, MostRowsOfAll, whole: true);
        TrendView.Show(console, summary.Report);
        SourcesView.Show(console, summary.Report.Sources);
        CountsView.Show(console, summary);
    }

    private static void Show(IAnsiConsole console, ReportSummary summary, int most, bool whole)
    {
        var report = summary.Report;
        HeadlineView.Show(console, summary, most);
        ShowUnmanaged(console, new(summary.NewTitle, Lines.Bad, most), summary, report.New, whole);
        ShowDisputed(console, new("Disputed", Lines.Uneasy, most), report, whole);
        ShowUnmanaged(console, new("Unmanaged before", Lines.Strong, most), summary, summary.Before, whole);
        ShowUnmanaged(console, new("In their grace period", Lines.Strong, most), summary, summary.InGrace, whole);
        Show(console, new("Dormant: stopped, and coming back managed", Lines.Strong, most), report.Dormant, Dormant);
        Show(console, new("Resolved", Lines.Good, most), report.Resolved, Resolved);
        Show(console, new("Gone", Lines.Strong, most), report.Gone, Gone);
        Show(console, new("Exempt", Lines.Strong, most), report.Exempted, row => row.ExemptBy ?? "");
        ExemptionsView.Show(console, report.Exemptions, most);
        Tables.Show(console, new("Orphans: nodes without an instance", Lines.Strong, most), report.Orphans, Columns.Orphans);
        CountsView.ShowPlatforms(console, report, whole);
        console.Line();
    }

    private static void ShowUnmanaged(
        IAnsiConsole console, Heading heading, ReportSummary summary, IReadOnlyList<ReportedInstance> rows, bool whole)
    {
        if (rows.Count == 0)
        {
            return;
        }

        console.Line();
        console.Line($"{heading.Title} ({Written.Number(rows.Count)})", heading.Style);
        Tables.ShowRows(console, Entry.Of(summary, rows, whole), heading.Most, Columns.Entries);
    }

    private static void ShowDisputed(IAnsiConsole console, Heading heading, Report report, bool whole) =>
        Tables.Show(console, heading, report.Disagreements, Account, Region, Id, Name,
            new("Note", row => row.FirstDisputed is { } first && first < report.Date ? $"since {Written.Day(first)}" : "",
                Place.Note),
            new("", row => whole ? row.Because : "", Place.Below),
            new("", row => string.Join(whole ? "\n" : " · ", Words.Evidence(row).Select(
                said => $"{said.Source}: {said.Says}{(said.When.Length > 0 ? $", {said.When}" : "")}")), Place.Below));

    private static void Show(
        IAnsiConsole console,
        Heading heading,
        IReadOnlyList<ReportedInstance> rows,
        Func<ReportedInstance, string> note) =>
        Tables.Show(console, heading, rows, Columns.Instances(note));

    private static string Dormant(ReportedInstance row) => string.Join("; ", new[]
    {
        row.LastManaged is { } managed ? $"managed until {Written.Day(managed)}" : "",
        row.Reason == Reason.PassedWithoutNode ? "SSM.1 passes it" : "",
    }.Where(note => note.Length > 0));

    /// <summary>What is remarkable about an instance that is gone.</summary>
    public static string Gone(ReportedInstance row) =>
        row.FirstUnmanaged is { } first ? $"was unmanaged since {Written.Day(first)}" : "";

    /// <summary>What is remarkable about an instance that was resolved.</summary>
    public static string Resolved(ReportedInstance row) =>
        $"was unmanaged since {Written.Day(row.FirstUnmanaged)}{(row.Verdict == Verdict.Dormant ? "; dormant now" : "")}";
}
