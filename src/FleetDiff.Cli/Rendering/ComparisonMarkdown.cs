using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Cli.Rendering.Views;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering;

/// <summary>Formats a comparison of two reports as Markdown, for a ticket or a chat.</summary>
internal static class ComparisonMarkdown
{
    public static string Format(RunComparison comparison)
    {
        var markdown = new MarkdownBuilder().AddHeading(2, ComparisonView.FormatTitle(comparison));
        foreach (var line in ComparisonView.FormatSummary(comparison))
        {
            markdown.AddParagraph(line);
        }

        var names = new AccountNames(comparison);
        var accounts = comparison.Accounts.Where(both => (both.Before?.Unmanaged ?? 0) != (both.After?.Unmanaged ?? 0))
            .ToList();
        return markdown
            .AddList("Notes", comparison.Warnings)
            .AddEntries("Became unmanaged", ComparisonView.CreateEntries(names, comparison.Unmanaged))
            .AddEntries("Resolved", TableEntry.Create(names, comparison.Resolved, ComparisonView.FormatResolved))
            .AddEntries("Removed", TableEntry.Create(names, comparison.Removed, ComparisonView.FormatRemoved))
            .AddEntries("Changed otherwise", TableEntry.Create(names, comparison.Changed, ComparisonView.FormatChanged))
            .AddTable("Accounts with more or fewer unmanaged instances", accounts,
                TableColumns.CreateAccount<AccountComparison>(both => both.Account, both => names.FindName(both.Account)),
                TableColumns.CreateNumber<AccountComparison>("Unmanaged before", both => both.Before?.Unmanaged ?? 0),
                TableColumns.CreateNumber<AccountComparison>("Unmanaged after", both => both.After?.Unmanaged ?? 0))
            .ToString();
    }
}
