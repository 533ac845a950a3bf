using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The coverage of each account and Region, as bars and numbers.</summary>
internal static class CoverageSection
{
    public static IEnumerable<string> Render(ReportSummary summary)
    {
        return summary.Accounts.Count == 0 ? []
            : CreateTable("account", "Account", RenderAccount).Render(summary.Accounts)
                .Concat(CreateTable("region", "Region", HtmlText.Encode).Render(summary.Regions));

        string RenderAccount(string account) => summary.FindingsByAccount.Contains(account)
            ? $"<a href=\"accounts/{HtmlText.Encode(account)}.csv\">{HtmlText.Encode(account)}</a>"
            : HtmlText.Encode(account);
    }

    private static Table<CoverageCount> CreateTable(string key, string head, Func<string, string> name) => new(
        $"Coverage by {head}",
        new(key, head, count => name(count.Name)),
        new("", "Unmanaged", count => TextFormat.Number(count.Unmanaged)),
        new("", "Managed", count => count.Coverage),
        new("bars", "Shares", RenderBar),
        new("", "Instances", count => TextFormat.Number(count.Instances)),
        new("", "Dormant", count => TextFormat.Number(count.Dormant)),
        new("", "Exempt", count => TextFormat.Number(count.Exempt)),
        new("", "Disputed", count => TextFormat.Number(count.Disputed)));

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
