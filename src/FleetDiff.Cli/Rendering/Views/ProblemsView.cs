using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>
/// Shows what is remarkable about a report: new accounts, new exemptions by tag, incomplete coverage, and sudden changes.
/// </summary>
internal static class ProblemsView
{
    /// <summary>Shows the problems of each kind up to a maximum.</summary>
    public static void Show(IAnsiConsole console, ReportSummary summary, int most)
    {
        foreach (var problem in GetProblems(summary).Where(problem => problem.Sentences.Count > 0))
        {
            console.WriteHeading(problem.Title, problem.Count, TextLines.Warning);
            foreach (var line in problem.Sentences.Take(most))
            {
                console.WriteIndented(TextLines.Create(line));
            }

            console.WriteRest(problem.Sentences.Count - most, problem.One, problem.Many);
        }
    }

    /// <summary>Returns the problems by kind: the title, their number, their sentences, and what a sentence stands for.</summary>
    public static IEnumerable<(string Title, int Count, IReadOnlyList<string> Sentences, string One, string Many)> GetProblems(
        ReportSummary summary)
    {
        var exemptions = summary.NewExemptions;
        var missing = summary.MissingCoverage.Select(one => one.Line).ToList();
        return
        [
            ("New accounts", summary.NewAccounts.Count, summary.NewAccounts, "", ""),
            (summary.NewExemptionsTitle, exemptions.Sum(rule => rule.Added), [.. exemptions.Select(ExemptionText.Format)],
                "account", "accounts"),
            ("Incomplete coverage", missing.Count, missing, "", ""),
            ("Sudden changes", summary.SuddenChanges.Count, summary.SuddenChanges, "", ""),
        ];
    }
}
