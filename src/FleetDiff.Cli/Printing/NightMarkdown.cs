using FleetDiff.Cli.Views;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Printing;

/// <summary>A night for a ticket or a chat, the most urgent first.</summary>
internal static class NightMarkdown
{
    public static string Of(ReportSummary summary)
    {
        var report = summary.Report;
        var markdown = new Markdown()
            .Heading(2, $"FleetDiff, {Written.Day(report.Date)}")
            .Paragraph($"{summary.Counts} {summary.Nodes}")
            .Paragraph(summary.Changes);
        if (report.Suspect)
        {
            markdown.Paragraph($"Suspect: {report.SuspectBecause}");
        }

        markdown.List(summary.NewExemptionsTitle, [.. summary.NewExemptions.Select(ExemptWords.Of)])
            .List("Incomplete coverage", [.. summary.NotSeen.Select(one => one.Line)])
            .List("Sudden changes", summary.SuddenChanges);
        Add(markdown, summary.NewTitle, summary, report.New);
        Add(markdown, "Unmanaged before", summary, summary.Before);
        Add(markdown, "In their grace period", summary, summary.InGrace);
        Add(markdown, "Disputed", report.Disagreements, row => row.Because);
        Add(markdown, "Resolved", report.Resolved, NightView.Resolved);
        Add(markdown, "Gone", report.Gone, NightView.Gone);
        var accounts = summary.Accounts.Where(place => place.Unmanaged > 0).ToList();
        return markdown
            .Table("Accounts with unmanaged instances", accounts.Count, accounts,
                new("Account", place => place.Name),
                Columns.Number<PlaceCount>("Instances", place => place.Instances),
                Columns.Number<PlaceCount>("Managed", place => place.Managed),
                Columns.Number<PlaceCount>("Unmanaged", place => place.Unmanaged))
            .ToString();
    }

    private static void Add(Markdown markdown, string title, ReportSummary summary, IReadOnlyList<ReportedInstance> rows) =>
        markdown.Table(title, rows.Count, Entry.Of(summary, rows, whole: false), Columns.Entries);

    private static void Add(
        Markdown markdown, string title, IReadOnlyList<ReportedInstance> rows, Func<ReportedInstance, string> note) =>
        markdown.Table(title, rows.Count, rows, Columns.Instances(note));
}
