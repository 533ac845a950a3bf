using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>The exempt instances and the exemption rules.</summary>
internal static class ExemptSection
{
    public static IEnumerable<string> Render(Report report) =>
        RenderRules(report).Concat(RenderInstances(report));

    private static IEnumerable<string> RenderInstances(Report report) =>
        new Table<ReportedInstance>(
            "Exempt instances, earliest end first",
            InstanceColumns.Instance, InstanceColumns.Account, InstanceColumns.Region, InstanceColumns.Team,
            new("until", "Until", row => row.ExemptUntil is { } end ? TextFormat.Date(end) : "no end"),
            new("why", "Rule", row => HtmlText.EncodeUntrusted(row.ExemptBy)))
        {
            Verdict = "exempt",
        }.Render([.. report.Exempted.OrderBy(row => row.ExemptUntil ?? DateOnly.MaxValue)]);

    private static IEnumerable<string> RenderRules(Report report) =>
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
