namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The tables of what a person should know about a run, in sentences.</summary>
internal static class NoteTables
{
    public static IReadOnlyList<string> RenderSuddenChanges(ReportSummary summary) =>
        new Table<string>("Sudden changes", new Column<string>("what", "What", HtmlText.Encode)) { Kind = "notes" }
            .Render(summary.SuddenChanges);

    public static IReadOnlyList<string> RenderNewAccounts(ReportSummary summary) =>
        new Table<string>("New accounts", new Column<string>("what", "Account", HtmlText.EncodeUntrusted)) { Kind = "notes" }
            .Render(summary.NewAccounts);

    public static IReadOnlyList<string> RenderMissingCoverage(ReportSummary summary) =>
        new Table<MissingCoverage>("Limits of the view, failed sources, blind spots, warnings",
            new("what", "What", row => HtmlText.EncodeUntrusted(row.What)),
            new("why", "Why", row => HtmlText.EncodeUntrusted(row.Why)))
        {
            Kind = "notes",
            Brief = 10,
        }.Render(summary.MissingCoverage);

    public static IReadOnlyList<string> RenderExemptionRules(Report report) =>
        new Table<ExemptionSummary>(
            "Exemption rules",
            new("rule", "Rule", rule => HtmlText.EncodeUntrusted(rule.Rule)),
            new("status", "Status", rule => KebabCase.Format(rule.Status)),
            new("until", "Until", rule => rule.Until is { } end ? TextFormat.Date(end) : "no end"),
            new("", "Instances", rule => TextFormat.Number(rule.Matches)),
            new("", "New by tag", rule => rule.Added > 0 ? TextFormat.Number(rule.Added) : ""),
            new("owner", "Owner", rule => HtmlText.EncodeUntrusted(rule.Owner)),
            new("why", "Reason", rule => HtmlText.EncodeUntrusted(rule.Reason)))
        {
            Kind = "notes",
        }.Render([.. report.Exemptions.Where(rule => !rule.IsPast)]);
}
