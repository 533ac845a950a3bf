using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the exemption rules that need a review: ended, ending soon, or without a match.</summary>
internal static class ExemptionsView
{
    public static void Show(IAnsiConsole console, IReadOnlyList<ExemptionSummary> rules)
    {
        var due = FindDue(rules);
        if (due.Count == 0)
        {
            return;
        }

        console.WriteHeading("Exemptions to review", due.Count, TextLines.Warning);
        foreach (var rule in due)
        {
            console.WriteIndented(TextLines.Create($"{FormatStatus(rule)}. {rule.Rule}"));
        }
    }

    /// <summary>Returns the rules that need a review, the ended ones first.</summary>
    public static IReadOnlyList<ExemptionSummary> FindDue(IReadOnlyList<ExemptionSummary> rules) =>
        [.. rules.Where(rule => rule.Status != ExemptionStatus.Active && !rule.IsPast).OrderBy(GetSortOrder)];

    private static int GetSortOrder(ExemptionSummary rule) => rule.Status switch
    {
        ExemptionStatus.Ended => 0,
        ExemptionStatus.Ending => 1,
        _ => 2,
    };

    private static string FormatStatus(ExemptionSummary rule) => rule.Status switch
    {
        ExemptionStatus.Ended => $"Ended, for {TextFormat.Count(rule.Matches, "instance")}",
        ExemptionStatus.Ending => $"Ends soon, for {TextFormat.Count(rule.Matches, "instance")}",
        _ => "Matches no unmanaged instance",
    };
}
