using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>
/// The coverage: the accounts that are not seen, the counts of each account and Region as bars and numbers, and what sees them.
/// </summary>
internal static class CoverageSection
{
    private const int BriefRows = 15;

    // Enough for 300 accounts with long names.
    private const int MaxAccountBytes = 160_000;

    private static readonly string[] Verdicts = ["managed", "dormant", "exempt", "disputed", "unmanaged"];

    public static IEnumerable<string> Render(ReportSummary summary)
    {
        return summary.Accounts.Count == 0 ? AccountsNotSeenTable.Render(summary)
            : AccountsNotSeenTable.Render(summary)
                .Append(Legend)
                .Concat(CreateTable("account", "Account", RenderAccount)
                    .Render(summary.Accounts, new ByteBudget(MaxAccountBytes)))
                .Concat(CreateTable("region", "Region", HtmlText.Encode).Render(summary.Regions))
                .Concat(SightTable.Render(summary));

        string RenderAccount(string account) => AccountHtml.Render(
            summary.AccountNames, account, summary.FindingsByAccount.Contains(account) ? $"accounts/{account}.csv" : null);
    }

    private static string Legend => "<ul class=\"legend\" aria-hidden=\"true\">"
        + string.Concat(Verdicts.Select(verdict => $"<li class=\"{verdict}\">{verdict}</li>")) + "</ul>";

    private static Table<CoverageCount> CreateTable(string key, string head, Func<string, string> name) => new(
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
        var at = 0;
        var all = Math.Max(counts.Instances, 1);
        return $"<svg viewBox=\"0 0 {all} 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            + Part("managed", counts.Managed) + Part("dormant", counts.Dormant) + Part("exempt", counts.Exempt)
            + Part("disputed", counts.Disputed) + Part("unmanaged", counts.Unmanaged) + "</svg>";

        string Part(string kind, int count)
        {
            var from = at;
            at += count;
            return count == 0 ? "" : $"<rect class=\"{kind}\" x=\"{from}\" width=\"{count}\" height=\"1\"/>";
        }
    }
}
