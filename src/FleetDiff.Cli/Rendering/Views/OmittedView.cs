using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows in one line what an overview of a report omits.</summary>
internal static class OmittedView
{
    /// <summary>Shows the counts of the omitted lists; shows nothing when they are empty.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="summary">The report.</param>
    /// <param name="unmanaged">The lists of unmanaged instances that were omitted, by title.</param>
    public static void Show(
        IAnsiConsole console, ReportSummary summary, IReadOnlyList<(string What, int Count)> unmanaged)
    {
        var report = summary.Report;
        var omitted = unmanaged.Where(list => list.Count > 0)
            .Select(list => $"{TextFormat.Number(list.Count)} {char.ToLowerInvariant(list.What[0])}{list.What[1..]}")
            .Concat(from list in new[]
                    {
                        (report.Dormant.Count, "dormant", "dormant"),
                        (report.Exempted.Count, "exempt", "exempt"),
                        (report.OrphanedNodes.Count, "orphaned node", "orphaned nodes"),
                        (ExemptionsView.FindDue(report.Exemptions).Count, "exemption to review", "exemptions to review"),
                    }
                    where list.Count > 0
                    select TextFormat.Count(list.Count, list.Item2, list.Item3));
        if (string.Join(", ", omitted) is { Length: > 0 } line)
        {
            console.WriteTextLine();
            console.WriteTextLine($"Not shown: {line}. {TextLines.All} lists everything.", TextLines.Quiet);
        }
    }
}
