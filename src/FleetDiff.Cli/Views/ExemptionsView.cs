using FleetDiff.Comparing.Exempting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>The exemption rules that somebody should look at: ended, about to end, or matching nothing.</summary>
internal static class ExemptionsView
{
    public static void Show(IAnsiConsole console, IReadOnlyList<ExemptionSummary> rules, int most)
    {
        var due = rules.Where(rule => rule.Status != ExemptionStatus.Active && !rule.IsPast).OrderBy(Urgency).ToList();
        if (due.Count == 0)
        {
            return;
        }

        console.Line();
        console.Line($"Exemptions to look at ({Lines.Number(due.Count)})", Lines.Uneasy);
        foreach (var rule in due.Take(most))
        {
            console.Indented(Lines.Of($"{Standing(rule)}. {rule.Rule}"));
        }

        if (due.Count > most)
        {
            console.Line($"  and {Lines.Number(due.Count - most)} more, in the report", Lines.Quiet);
        }
    }

    private static int Urgency(ExemptionSummary rule) => rule.Status switch
    {
        ExemptionStatus.Ended => 0,
        ExemptionStatus.Ending => 1,
        _ => 2,
    };

    private static string Standing(ExemptionSummary rule) => rule.Status switch
    {
        ExemptionStatus.Ended => $"Ended, for {Lines.Count(rule.Matches, "instance")}",
        ExemptionStatus.Ending => $"Ends soon, for {Lines.Count(rule.Matches, "instance")}",
        _ => "Matches no unmanaged instance",
    };
}
