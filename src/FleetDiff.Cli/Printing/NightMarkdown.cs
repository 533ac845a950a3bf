using FleetDiff.Cli.Views;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Printing;

/// <summary>A night for a ticket or a chat, the most urgent first.</summary>
internal static class NightMarkdown
{
    public static string Of(Report report)
    {
        var markdown = new Markdown()
            .Heading(2, $"FleetDiff, {Written.Day(report.Date)}")
            .Paragraph(HeadlineView.Summary(report.Totals));
        if (report.ComparedWith is not null)
        {
            markdown.Paragraph(HeadlineView.Since(report));
        }

        if (report.Suspect)
        {
            markdown.Paragraph($"Suspect: {report.SuspectBecause}");
        }

        markdown.List(ExemptWords.Heading(report), [.. ExemptWords.News(report).Select(ExemptWords.Of)]);
        markdown.List("Incomplete coverage", HeadlineView.Unseen(report))
            .List("Sudden changes", [.. report.SuddenChanges]);
        if (report.ComparedWith is null)
        {
            Add(markdown, "Unmanaged", report, report.Unmanaged);
        }
        else
        {
            var isNew = report.New.Select(row => row.Key).ToHashSet();
            Add(markdown, "New", report, report.New);
            Add(markdown, "Unmanaged before", report,
                [.. report.Unmanaged.Where(row => !row.TooNew && !isNew.Contains(row.Key))]);
            Add(markdown, "In their grace period", report, [.. report.Unmanaged.Where(row => row.TooNew)]);
        }

        Add(markdown, "Disputed", report.Disagreements, row => row.Because);
        Add(markdown, "Resolved", report.Resolved, NightView.Resolved);
        Add(markdown, "Gone", report.Gone, NightView.Gone);
        var accounts = report.Accounts.Where(count => count.Unmanaged > 0).ToList();
        return markdown
            .Table("Accounts with unmanaged instances", accounts.Count, accounts,
                new("Account", count => count.Account),
                Columns.Number<AccountCount>("Instances", count => count.Instances),
                Columns.Number<AccountCount>("Managed", count => count.Managed),
                Columns.Number<AccountCount>("Unmanaged", count => count.Unmanaged))
            .ToString();
    }

    private static void Add(Markdown markdown, string title, Report report, IReadOnlyList<ReportedInstance> rows) =>
        markdown.Table(title, rows.Count, Entry.Of(report, rows, whole: false), Columns.Entries);

    private static void Add(
        Markdown markdown, string title, IReadOnlyList<ReportedInstance> rows, Func<ReportedInstance, string> note) =>
        markdown.Table(title, rows.Count, rows, Columns.Instances(note));
}
