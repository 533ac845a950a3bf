using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>
/// Shows what is remarkable about a report: new accounts, new exemptions by tag, incomplete coverage, sudden changes, and
/// exemption rules that need a review.
/// </summary>
internal static class ProblemsView
{
    /// <summary>Shows the problems of each kind up to a maximum.</summary>
    public static void Show(IAnsiConsole console, ReportSummary summary, int most)
    {
        foreach (var (title, count, sentences) in GetProblems(summary))
        {
            // A line of the new exemptions is an account, and the heading counts instances.
            var what = title == summary.NewExemptionsTitle ? "account" : null;
            console.WriteList(title, count, TextLines.Warning, sentences, most, what);
        }
    }

    /// <summary>Returns the problems by kind: the title, their number, and a sentence for each.</summary>
    public static IEnumerable<(string Title, int Count, IReadOnlyList<string> Sentences)> GetProblems(ReportSummary summary) =>
    [
        ("New accounts", summary.NewAccounts.Count, summary.NewAccounts),
        (summary.NewExemptionsTitle, summary.NewExemptions.Sum(rule => rule.Added),
            [.. summary.NewExemptions.Select(ExemptionText.Format)]),
        ("Incomplete coverage", summary.MissingCoverage.Count, [.. summary.MissingCoverage.Select(one => one.Line)]),
        ("Sudden changes", summary.SuddenChanges.Count, summary.SuddenChanges),
    ];

    /// <summary>Shows the exemption rules that need a review.</summary>
    public static void ShowExemptions(IAnsiConsole console, Report report)
    {
        var due = FindDue(report);
        console.WriteList(
            "Exemptions to review", due.Count, TextLines.Warning, [.. due.Select(rule => $"{FormatStatus(rule)}. {rule.Rule}")]);
    }

    /// <summary>Returns the rules that need a review: ended, ending soon, or without a match.</summary>
    public static IReadOnlyList<ExemptionSummary> FindDue(Report report) =>
    [
        .. report.Exemptions.Where(rule => rule.Status != ExemptionStatus.Active && !rule.IsPast)
            .OrderByDescending(rule => rule.Status == ExemptionStatus.Ended).ThenBy(rule => rule.Status),
    ];

    private static string FormatStatus(ExemptionSummary rule) => rule.Status switch
    {
        ExemptionStatus.Ended => $"Ended, for {TextFormat.Count(rule.Matches, "instance")}",
        ExemptionStatus.Ending => $"Ends soon, for {TextFormat.Count(rule.Matches, "instance")}",
        _ => "Matches no unmanaged instance",
    };
}
