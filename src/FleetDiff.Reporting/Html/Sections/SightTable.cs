using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The coverage ledger: what sees each account and Region. Those without an index come first.</summary>
internal static class SightTable
{
    public static IEnumerable<string> Render(ReportSummary summary)
    {
        var regions = summary.Report.Coverage
            .SelectMany(account => account.Regions.Select(region => (Account: account, Region: region)))
            .OrderBy(row => row.Region.HasIndex).ThenByDescending(row => row.Region.IsHiddenFromListNodes)
            .ThenByDescending(row => row.Region.Instances).ThenBy(row => row.Account.Account, StringComparer.Ordinal)
            .ThenBy(row => row.Region.Region, StringComparer.Ordinal).ToList();
        var table = new Table<(AccountCoverage Account, RegionCoverage Region)>(
            "Accounts and Regions, those without an index first",
            new("account", "Account", row => AccountHtml.Render(
                row.Account.Account, row.Account.AccountName, row.Account.OrganizationalUnit)),
            new("region", "Region", row => HtmlText.Encode(row.Region.Region)),
            new("index", "Index", row => row.Region.HasIndex ? "yes" : "<span class=\"state-doubtful\">no</span>"),
            new("", "Instances", row => TextFormat.Number(row.Region.Instances)),
            new("", "Managed", row => TextFormat.Number(row.Region.Managed)),
            new("sources", "Reported by", row =>
                string.Join(", ", row.Region.Sources.Select(source => SourceText.Format(source)))),
            new("why", "Limit", row => row.Region.IsHiddenFromListNodes ? RenderLimit(row.Account) : ""))
        {
            RestLocation = "coverage.csv",
            Brief = 15,
        };
        return regions.Count == 0 ? [] : table.Render(regions)
            .Prepend("<details class=\"more\">"
                + $"<summary>What sees each account and Region ({TextFormat.Number(regions.Count)})</summary>")
            .Append("</details>");
    }

    private static string RenderLimit(AccountCoverage account) => account.IsManagementAccount
        ? "management account: ListNodes cannot return its nodes"
        : "ListNodes cannot return nodes in this Region";
}
