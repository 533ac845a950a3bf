namespace FleetDiff.Reporting.Html.Sections;

/// <summary>
/// Where the unmanaged instances are: accounts and organizational units by Region. Each count filters the instances.
/// </summary>
internal static class LocationsSection
{
    private const int BriefRows = 8;
    private const int MaxRegions = 4;

    public static IReadOnlyList<string> Render(ReportSummary summary) =>
    [
        .. RenderRegions(summary),
        .. CreateTable(summary, "account", "Account",
            here => AccountHtml.Render(summary.AccountNames, here.Name, FormatFilter("account", here.Name)))
            .Render(summary.UnmanagedByAccount),
        .. RenderUnits(summary),
    ];

    private static IReadOnlyList<string> RenderRegions(ReportSummary summary)
    {
        var regions = summary.Regions.Where(region => region.Unmanaged > 0)
            .Select(region => KeyValuePair.Create(region.Name, region.Unmanaged)).ToList();
        return regions.Count < 2
            ? []
            : [$"<p class=\"regions\">{RenderCounts(regions, regions.Count, region => FormatFilter("region", region))}</p>"];
    }

    private static IReadOnlyList<string> RenderUnits(ReportSummary summary) => summary.UnmanagedByUnit.Count == 0 ? [] :
    [
        "<details class=\"more\">"
            + $"<summary>By organizational unit ({TextFormat.Number(summary.UnmanagedByUnit.Count)})</summary>",
        .. CreateTable(summary, "unit", "Organizational unit", RenderUnit).Render(summary.UnmanagedByUnit),
        "</details>",
    ];

    private static string RenderUnit(UnmanagedByRegion here)
    {
        var accounts = $" <small>{TextFormat.Count(here.Accounts, "account")}</small>";
        return FormatFilter("unit", here.Name) is { } address
            ? HtmlText.RenderInternalLink(address, $"<bdi class=\"who\">{HtmlText.Encode(here.Name)}</bdi>") + accounts
            : $"<span class=\"quiet\">(none)</span>{accounts}";
    }

    private static Table<UnmanagedByRegion> CreateTable(
        ReportSummary summary, string key, string head, Func<UnmanagedByRegion, string> render) => new(
        $"Unmanaged instances by {head}",
        [
            new(key, head, render),
            new("", "Unmanaged", here => TextFormat.Number(here.Unmanaged)),
            .. summary.NewCount == 0
                ? []
                : new[] { new Column<UnmanagedByRegion>("", "New", here => TextFormat.Number(here.NewCount)) },
            new("regions", "Regions", here =>
                RenderCounts(here.Regions, MaxRegions, region => FormatFilter(key, here.Name, region))),
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
            return link(region.Key) is { } address ? HtmlText.RenderInternalLink(address, text) : $"<span>{text}</span>";
        });
        var left = regions.Count - shown;
        var rest = TextFormat.Number(regions.Skip(shown).Sum(region => region.Value));
        return string.Join(' ', counts)
            + (left == 0 ? "" : $" <span>{TextFormat.Count(left, "more Region")} <b>{rest}</b></span>");
    }

    // The address that filters the instances of the page; null for the accounts without an organizational unit.
    private static string? FormatFilter(string key, string name, string? region = null) => name.Length == 0 ? null
        : $"#{key}={Uri.EscapeDataString(name)}{(region is null ? "" : $"&region={region}")}&verdict=unmanaged";
}
