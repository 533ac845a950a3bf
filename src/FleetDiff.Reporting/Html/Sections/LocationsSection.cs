using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>
/// Where the unmanaged instances are: accounts and organizational units by Region. Each count filters the instances.
/// </summary>
internal static class LocationsSection
{
    private const int BriefRows = 8;
    private const int MaxRegions = 4;

    public static IReadOnlyList<string> Render(ReportSummary summary) =>
        [.. RenderRegions(summary), .. RenderAccounts(summary), .. RenderUnits(summary)];

    private static IReadOnlyList<string> RenderRegions(ReportSummary summary)
    {
        var regions = summary.Regions.Where(region => region.Unmanaged > 0)
            .Select(region => KeyValuePair.Create(region.Name, region.Unmanaged)).ToList();
        return regions.Count < 2
            ? []
            : [$"<p class=\"regions\">{RenderCounts(regions, regions.Count, FilterLink.ForRegion)}</p>"];
    }

    private static IReadOnlyList<string> RenderAccounts(ReportSummary summary) => CreateTable(
        summary, "account", "Account",
        here => AccountHtml.Render(summary.AccountNames, here.Name, FilterLink.ForAccount(here.Name)),
        (here, region) => FilterLink.ForAccount(here.Name, region)).Render(summary.UnmanagedByAccount);

    private static IReadOnlyList<string> RenderUnits(ReportSummary summary) => summary.UnmanagedByUnit.Count == 0 ? [] :
    [
        "<details class=\"more\">"
            + $"<summary>By organizational unit ({TextFormat.Number(summary.UnmanagedByUnit.Count)})</summary>",
        .. CreateTable(summary, "unit", "Organizational unit", RenderUnit,
                (here, region) => here.Name.Length == 0 ? null : FilterLink.ForUnit(here.Name, region))
            .Render(summary.UnmanagedByUnit),
        "</details>",
    ];

    private static string RenderUnit(UnmanagedByRegion here)
    {
        var accounts = $" <small>{TextFormat.Count(here.Accounts, "account")}</small>";
        return here.Name.Length == 0
            ? $"<span class=\"quiet\">(none)</span>{accounts}"
            : $"<a href=\"{HtmlText.Encode(FilterLink.ForUnit(here.Name))}\">"
                + $"<bdi class=\"who\">{HtmlText.Encode(here.Name)}</bdi></a>{accounts}";
    }

    private static Table<UnmanagedByRegion> CreateTable(
        ReportSummary summary, string key, string head, Func<UnmanagedByRegion, string> render,
        Func<UnmanagedByRegion, string, string?> link) => new(
        $"Unmanaged instances by {head}",
        [
            new(key, head, render),
            new("", "Unmanaged", here => TextFormat.Number(here.Unmanaged)),
            .. summary.NewCount == 0
                ? []
                : new[] { new Column<UnmanagedByRegion>("", "New", here => TextFormat.Number(here.NewCount)) },
            new("regions", "Regions", here => RenderCounts(here.Regions, MaxRegions, region => link(here, region))),
        ])
        {
            Kind = "figures where",
            Brief = BriefRows,
        };

    private static string RenderCounts(
        IReadOnlyList<KeyValuePair<string, int>> regions, int most, Func<string, string?> link)
    {
        var shown = regions.Count <= most + 1 ? regions.Count : most;
        var counts = regions.Take(shown).Select(region =>
        {
            var text = $"{HtmlText.Encode(region.Key)} <b>{TextFormat.Number(region.Value)}</b>";
            return link(region.Key) is { } address
                ? $"<a href=\"{HtmlText.Encode(address)}\">{text}</a>"
                : $"<span>{text}</span>";
        });
        var left = regions.Count - shown;
        var rest = TextFormat.Number(regions.Skip(shown).Sum(region => region.Value));
        return string.Join(' ', counts)
            + (left == 0 ? "" : $" <span>{TextFormat.Count(left, "more Region")} <b>{rest}</b></span>");
    }
}
