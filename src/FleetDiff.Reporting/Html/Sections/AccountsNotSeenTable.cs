using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The accounts of the coverage ledger that the run does not see, by the reason.</summary>
internal static class AccountsNotSeenTable
{
    private const int MaxListed = 3;
    private const int MaxExpanded = 100;

    public static IEnumerable<string> Render(ReportSummary summary)
    {
        var accounts = summary.Report.Coverage.Where(account => account.Status != AccountCoverageStatus.Seen).ToList();
        var reasons = accounts.GroupBy(account => (account.Status, account.Because))
            .OrderBy(reason => reason.Key.Status).ThenByDescending(reason => reason.Count())
            .ThenBy(reason => reason.Key.Because, StringComparer.Ordinal)
            .Select(reason => (reason.Key.Status, reason.Key.Because, Accounts: reason.ToList()))
            .ToList();
        return new Table<(AccountCoverageStatus Status, string? Because, List<AccountCoverage> Accounts)>(
            "Accounts that are not seen",
            new("accounts", "Accounts", reason => RenderAccounts(reason.Accounts)),
            new("status", "Status", reason => FormatStatus(reason.Status)),
            new("why", "Why", reason => HtmlText.EncodeUntrusted(reason.Because)))
        {
            Kind = "notes",
            Brief = 10,
        }.Render(reasons, ByteBudget.ForTable(accounts.Count));
    }

    private static string RenderAccounts(List<AccountCoverage> accounts) => accounts.Count <= MaxListed
        ? RenderList(accounts)
        : $"<details><summary>{TextFormat.Count(accounts.Count, "account")}</summary>{RenderList(accounts)}</details>";

    private static string RenderList(List<AccountCoverage> accounts) =>
        $"<ul>{string.Concat(accounts.Take(MaxExpanded).Select(RenderAccount))}</ul>"
        + (accounts.Count > MaxExpanded
            ? $"<p class=\"rest\">And {TextFormat.Number(accounts.Count - MaxExpanded)} more, in coverage.csv.</p>"
            : "");

    private static string RenderAccount(AccountCoverage account) =>
        $"<li>{AccountHtml.Render(account.Account, account.AccountName, account.OrganizationalUnit)}</li>";

    private static string FormatStatus(AccountCoverageStatus status) => status switch
    {
        AccountCoverageStatus.BlindSpot => "blind spot",
        AccountCoverageStatus.Closed => "closed or suspended",
        AccountCoverageStatus.OutsideScope => "outside the view",
        _ => KebabCase.Format(status),
    };
}
