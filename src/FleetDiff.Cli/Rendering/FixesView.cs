using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>Shows what to fix first: each cause once, with its fact, its fix, and where it applies.</summary>
internal static class FixesView
{
    /// <summary>The heading of the fixes.</summary>
    public const string Title = "What to fix first";

    private const int MaxAccounts = 3;
    private const int Indent = 5;

    /// <summary>Shows the fixes that would bring back most instances; shows nothing for no fixes.</summary>
    public static void Show(IAnsiConsole console, ReportSummary summary, int most)
    {
        var fixes = summary.Report.Fixes;
        if (fixes.Count == 0)
        {
            return;
        }

        var reach = TextFormat.Part(fixes.Sum(fix => fix.Instances), summary.Totals.Unmanaged, "instance");
        console.WriteHeading(Title, $"{TextFormat.Count(fixes.Count, "fix", "fixes")} for {reach}", TextLines.Bad);
        foreach (var (index, fix) in fixes.Take(most).Index())
        {
            console.WriteIndented(TextLines.Create($"{TextFormat.Number(index + 1)}. {Format(fix)}", TextLines.Strong));
            console.WriteIndented(TextLines.Create($"{fix.Cause.Fact} {fix.Cause.Fix}"), Indent);
            console.WriteIndented(TextLines.Create(FormatPlaces(summary, fix), TextLines.Quiet), Indent);
        }

        console.WriteRest(fixes.Count - most);
    }

    /// <summary>Formats a fix in one line, with the number of new instances.</summary>
    public static string Format(RankedFix fix) =>
        $"{ReportSummary.FormatFix(fix)}{(fix.NewCount > 0 ? $", {TextFormat.Number(fix.NewCount)} new" : "")}";

    /// <summary>Formats the accounts of a fix, those with most instances first, and one of its instances.</summary>
    public static string FormatPlaces(ReportSummary summary, RankedFix fix)
    {
        string[] accounts =
            [.. fix.Accounts.Select(id => TableColumns.FormatAccount(id, summary.AccountNames.FindName(id)))];
        var example = fix.Examples is [var first, ..] ? $"; for example {first}" : "";
        return $"In {TextFormat.List(accounts, MaxAccounts)}{example}";
    }
}
