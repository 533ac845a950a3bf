using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>Incomplete coverage: limits of the view, failed sources, blind spots, warnings. Equal blind spots are one row.</summary>
internal static class BlindSpotsSection
{
    private const int MaxNamed = 3;

    public static IEnumerable<string> Render(ReportSummary summary) =>
        new Table<(string What, string Why)>("Limits of the view, failed sources, blind spots, warnings",
            new("what", "What", row => row.What), new("why", "Why", row => HtmlText.Encode(row.Why)))
        {
            Kind = "notes",
            Brief = 10,
        }.Render([.. CreateRows(summary)]);

    private static IEnumerable<(string What, string Why)> CreateRows(ReportSummary summary)
    {
        var (before, after) = (ListOthers(summary, kind => kind < MissingCoverageKind.BlindSpot),
            ListOthers(summary, kind => kind > MissingCoverageKind.BlindSpot));
        var spots = summary.Report.BlindSpots.GroupBy(spot => spot.Because, StringComparer.Ordinal)
            .OrderByDescending(same => same.Count())
            .Select(same => (RenderSpots(summary, [.. same]), same.Key));
        return before.Concat(spots).Concat(after);
    }

    private static IEnumerable<(string What, string Why)> ListOthers(ReportSummary summary, Func<MissingCoverageKind, bool> isListed) =>
        summary.MissingCoverage.Where(row => isListed(row.Kind)).Select(row => (HtmlText.Encode(row.What), row.Why));

    private static string RenderSpots(ReportSummary summary, IReadOnlyList<BlindSpot> spots)
    {
        var named = spots.Count <= MaxNamed + 1 ? spots.Count : MaxNamed;
        var items = spots.Take(named).Select(spot => $"<li>{AccountHtml.Render(summary.AccountNames, spot.Account)}"
            + $"{(spot.Region is null ? "" : $" {HtmlText.Encode(spot.Region)}")}</li>");
        var left = spots.Count - named;
        var heading = spots.Count == 1 ? "Blind spot" : TextFormat.Count(spots.Count, "blind spot");
        return $"{heading}<ul>{string.Concat(items)}"
            + $"{(left == 0 ? "" : $"<li><a href=\"#coverage\">{TextFormat.Number(left)} more</a></li>")}</ul>";
    }
}
