namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The accounts that are new in the organization.</summary>
internal static class NewAccountsSection
{
    public static IEnumerable<string> Render(ReportSummary summary) =>
        new Table<string>("New accounts", new Column<string>("what", "Account", HtmlText.EncodeUntrusted)) { Kind = "notes" }
            .Render(summary.NewAccounts);
}
