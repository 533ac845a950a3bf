namespace FleetDiff.Reporting.Html.Sections;

/// <summary>What to fix first: the causes over the whole fleet, most instances first, each with its fix.</summary>
internal static class FixesSection
{
    private const int MaxFirst = 5;
    private const int MaxAccounts = 3;
    private const int MaxFixes = 40;

    public static IReadOnlyList<string> Render(ReportSummary summary)
    {
        var fixes = summary.Report.Fixes;
        if (fixes.Count == 0)
        {
            return [];
        }

        var budget = ByteBudget.ForTable(Math.Min(fixes.Count, MaxFixes));
        var items = fixes.Take(MaxFixes).Select(fix => RenderFix(summary, fix))
            .TakeWhile(item => budget.TryTake(item)).ToList();
        var more = items.Count <= MaxFirst ? "" : "<details class=\"more\">"
            + $"<summary>{TextFormat.Count(items.Count - MaxFirst, "more fix", "more fixes")}</summary>"
            + $"<ol class=\"fixes\" start=\"{TextFormat.Digits(MaxFirst + 1)}\">{string.Concat(items.Skip(MaxFirst))}</ol>"
            + "</details>";
        string[] pieces =
        [
            $"<ol class=\"fixes\">{string.Concat(items.Take(MaxFirst))}</ol>",
            more,
            HtmlText.RenderRest(fixes.Count - items.Count, "report.json"),
        ];
        return [.. pieces.Where(piece => piece.Length > 0)];
    }

    /// <summary>Renders what the first fixes bring back, and what was fixed since a week ago.</summary>
    public static string RenderLead(ReportSummary summary)
    {
        var fixes = summary.Report.Fixes;
        var first = Math.Min(fixes.Count, MaxFirst);
        return $"{(first == 1 ? "This fix brings" : $"These {first} fixes bring")} back "
            + $"{TextFormat.Part(fixes.Take(first).Sum(fix => fix.Instances), summary.Totals.Unmanaged, "unmanaged instance")}."
            + (summary.Progress is { } progress ? $" {HtmlText.Encode(progress)}" : "");
    }

    private static string RenderFix(ReportSummary summary, RankedFix fix)
    {
        var cause = fix.Cause;
        var filter = $"#cause={Uri.EscapeDataString(CauseSection.FormatFilter(cause))}";
        return $"<li><p class=\"title\"><bdi>{HtmlText.Encode(fix.Title)}</bdi></p>"
            + $"<p class=\"size\"><b>{TextFormat.Count(fix.Instances, "instance")}</b> in {RenderAccounts(summary, fix.Accounts)}"
            + $"{(fix.NewCount > 0 && !summary.IsFirst ? $", {TextFormat.Number(fix.NewCount)} new" : "")} "
            + $"<a class=\"show\" href=\"{HtmlText.Encode(filter)}\">Show instances</a></p>"
            + $"<p class=\"how\"><span class=\"quiet\">{HtmlText.Encode(cause.Fact)}</span> {HtmlText.Encode(cause.Fix)}"
            + $"{(cause.Url is { } url ? $" {HtmlText.RenderLink(url, "Open console")}" : "")}</p></li>";
    }

    // Few accounts have a name each. Many are counted.
    private static string RenderAccounts(ReportSummary summary, IReadOnlyList<string> accounts) => accounts.Count > MaxAccounts
        ? TextFormat.Count(accounts.Count, "account")
        : string.Join(", ", accounts.Select(id =>
            summary.AccountNames.FindName(id) is { } name ? HtmlText.EncodeUntrusted(name) : HtmlText.Encode(id)));
}
