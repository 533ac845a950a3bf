using FleetDiff.Cli.Views;
using FleetDiff.Comparing.Changing;

namespace FleetDiff.Cli.Printing;

/// <summary>Two nights held against each other, for a ticket or a chat.</summary>
internal static class ComparisonMarkdown
{
    public static string Of(NightComparison comparison)
    {
        var markdown = new Markdown().Heading(2, ComparisonView.Title(comparison));
        foreach (var line in ComparisonView.Summary(comparison))
        {
            markdown.Paragraph(line);
        }

        var accounts = comparison.Accounts.Where(both => (both.Before?.Unmanaged ?? 0) != (both.After?.Unmanaged ?? 0))
            .ToList();
        return markdown
            .List("Notes", comparison.Warnings)
            .Table("Became unmanaged", comparison.Unmanaged.Count, ComparisonView.Entries(comparison.Unmanaged),
                Columns.Entries)
            .Table("Resolved", comparison.Resolved.Count, comparison.Resolved, Columns.Changes(ComparisonView.Resolved))
            .Table("Gone", comparison.Gone.Count, comparison.Gone, Columns.Changes(ComparisonView.Gone))
            .Table("Changed otherwise", comparison.Changed.Count, comparison.Changed, Columns.Changes(ComparisonView.Changed))
            .Table("Accounts with more or fewer unmanaged instances", accounts.Count, accounts,
                new("Account", both => both.Account),
                Columns.Number<AccountOnBoth>("Unmanaged before", both => both.Before?.Unmanaged ?? 0),
                Columns.Number<AccountOnBoth>("Unmanaged after", both => both.After?.Unmanaged ?? 0))
            .ToString();
    }
}
