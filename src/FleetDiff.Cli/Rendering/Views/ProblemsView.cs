using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>
/// Shows what is remarkable about a report: new accounts, new exemptions by tag, incomplete coverage, and sudden changes.
/// </summary>
internal static class ProblemsView
{
    /// <summary>The heading of the new accounts.</summary>
    public const string NewAccountsTitle = "New accounts";

    public static void Show(IAnsiConsole console, ReportSummary summary, int most)
    {
        Show(console, NewAccountsTitle, summary.NewAccounts.Count, summary.NewAccounts, most);
        var news = summary.NewExemptions;
        Show(console, summary.NewExemptionsTitle, news.Sum(rule => rule.Added), [.. news.Select(ExemptionText.Format)], most,
            "account", "accounts");
        Show(console, "Incomplete coverage", summary.MissingCoverage.Count, [.. summary.MissingCoverage.Select(one => one.Line)], most);
        Show(console, "Sudden changes", summary.SuddenChanges.Count, summary.SuddenChanges, most);
    }

    private static void Show(
        IAnsiConsole console, string heading, int count, IReadOnlyList<string> sentences, int most, string one = "", string many = "")
    {
        if (sentences.Count == 0)
        {
            return;
        }

        console.WriteTextLine();
        console.WriteTextLine($"{heading} ({TextFormat.Number(count)})", TextLines.Warning);
        foreach (var line in sentences.Take(most))
        {
            console.WriteIndented(TextLines.Create(line));
        }

        console.WriteRest(sentences.Count - most, one, many);
    }
}
