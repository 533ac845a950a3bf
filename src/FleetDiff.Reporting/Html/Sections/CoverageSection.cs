namespace FleetDiff.Reporting.Html.Sections;

/// <summary>
/// The coverage: the accounts that are not seen, the counts of each account and Region as bars and numbers, and what sees them.
/// </summary>
internal static class CoverageSection
{
    private const int BriefRows = 15;
    private const int MaxListed = 3;
    private const int MaxExpanded = 100;

    // Enough for 300 accounts with long names.
    private const int MaxAccountBytes = 160_000;

    // The parts of a bar, in the order of the legend.
    private static readonly (string Verdict, Func<CoverageCount, int> Count)[] Parts =
    [
        ("managed", counts => counts.Managed),
        ("dormant", counts => counts.Dormant),
        ("exempt", counts => counts.Exempt),
        ("disputed", counts => counts.Disputed),
        ("unmanaged", counts => counts.Unmanaged),
    ];

    public static IReadOnlyList<string> Render(ReportSummary summary)
    {
        return summary.Accounts.Count == 0 ? RenderNotSeen(summary) :
        [
            .. RenderNotSeen(summary),
            "<ul class=\"legend\" aria-hidden=\"true\">"
                + string.Concat(Parts.Select(part => $"<li class=\"{part.Verdict}\">{part.Verdict}</li>")) + "</ul>",
            .. CreateCounts("account", "Account", RenderAccount).Render(summary.Accounts, new ByteBudget(MaxAccountBytes)),
            .. CreateCounts("region", "Region", HtmlText.Encode).Render(summary.Regions),
            .. RenderIndexes(summary),
        ];

        string RenderAccount(string account) => AccountHtml.Render(
            summary.AccountNames, account, summary.FindingsByAccount.Contains(account) ? $"accounts/{account}.csv" : null);
    }

    // The accounts that the run does not see, by the reason.
    private static IReadOnlyList<string> RenderNotSeen(ReportSummary summary)
    {
        var accounts = summary.Report.Coverage.Where(account => account.Status != AccountCoverageStatus.Seen).ToList();
        var reasons = accounts.GroupBy(account => (account.Status, account.Because))
            .OrderBy(reason => reason.Key.Status).ThenByDescending(reason => reason.Count())
            .ThenBy(reason => reason.Key.Because, StringComparer.Ordinal);
        return new Table<IGrouping<(AccountCoverageStatus Status, string? Because), AccountCoverage>>(
            "Accounts that are not seen",
            new("accounts", "Accounts", reason => RenderAccounts([.. reason])),
            new("status", "Status", reason => FormatStatus(reason.Key.Status)),
            new("why", "Why", reason => HtmlText.EncodeUntrusted(reason.Key.Because)))
        {
            Kind = "notes",
            Brief = 10,
        }.Render([.. reasons], ByteBudget.ForTable(accounts.Count));
    }

    private static string RenderAccounts(List<AccountCoverage> accounts)
    {
        var items = accounts.Take(MaxExpanded).Select(account => $"<li>{AccountHtml.Render(account)}</li>");
        var list = $"<ul>{string.Concat(items)}</ul>"
            + HtmlText.RenderRest(accounts.Count - MaxExpanded, "coverage.csv");
        return accounts.Count <= MaxListed
            ? list
            : $"<details><summary>{TextFormat.Count(accounts.Count, "account")}</summary>{list}</details>";
    }

    private static string FormatStatus(AccountCoverageStatus status) => status switch
    {
        AccountCoverageStatus.BlindSpot => "blind spot",
        AccountCoverageStatus.Closed => "closed or suspended",
        AccountCoverageStatus.OutsideScope => "outside the view",
        _ => KebabCase.Format(status),
    };

    private static Table<CoverageCount> CreateCounts(string key, string head, Func<string, string> name) => new(
        $"Coverage by {head}",
        new(key, head, count => name(count.Name)),
        new("", "Unmanaged", count => TextFormat.Number(count.Unmanaged)),
        new("", "Managed", count => count.Coverage),
        new("bars", "Shares", RenderBar),
        new("", "Instances", count => TextFormat.Number(count.Instances)),
        new("", "Dormant", count => TextFormat.Number(count.Dormant)),
        new("", "Exempt", count => TextFormat.Number(count.Exempt)),
        new("", "Disputed", count => TextFormat.Number(count.Disputed)))
    {
        Brief = BriefRows,
    };

    // The unit is one instance; the drawing is stretched to the cell. The numbers are in the next columns.
    private static string RenderBar(CoverageCount counts)
    {
        var bar = $"<svg viewBox=\"0 0 {Math.Max(counts.Instances, 1)} 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
        var at = 0;
        foreach (var (verdict, getCount) in Parts)
        {
            var width = getCount(counts);
            bar += width == 0 ? "" : $"<rect class=\"{verdict}\" x=\"{at}\" width=\"{width}\" height=\"1\"/>";
            at += width;
        }

        return $"{bar}</svg>";
    }

    // The coverage ledger. Accounts and Regions without an index come first.
    private static IReadOnlyList<string> RenderIndexes(ReportSummary summary)
    {
        var regions = summary.Report.Coverage
            .SelectMany(account => account.Regions.Select(region => (Account: account, Region: region)))
            .OrderBy(row => row.Region.HasIndex).ThenByDescending(row => row.Region.IsHiddenFromListNodes)
            .ThenByDescending(row => row.Region.Instances).ToList();
        var table = new Table<(AccountCoverage Account, RegionCoverage Region)>(
            "Accounts and Regions, those without an index first",
            new("account", "Account", row => AccountHtml.Render(row.Account)),
            new("region", "Region", row => HtmlText.Encode(row.Region.Region)),
            new("index", "Index", row => row.Region.HasIndex ? "yes" : "<span class=\"state-doubtful\">no</span>"),
            new("", "Instances", row => TextFormat.Number(row.Region.Instances)),
            new("", "Managed", row => TextFormat.Number(row.Region.Managed)),
            new("sources", "Reported by", row => string.Join(", ", row.Region.Sources.Select(SourceText.Format))),
            new("why", "Limit", row => row.Region.IsHiddenFromListNodes ? RenderLimit(row.Account) : ""))
        {
            RestLocation = "coverage.csv",
            Brief = BriefRows,
        };
        return regions.Count == 0 ? [] :
        [
            $"<details class=\"more\"><summary>What sees each account and Region ({TextFormat.Number(regions.Count)})</summary>",
            .. table.Render(regions),
            "</details>",
        ];
    }

    private static string RenderLimit(AccountCoverage account) => account.IsManagementAccount
        ? "management account: ListNodes cannot return its nodes"
        : "ListNodes cannot return nodes in this Region";
}
