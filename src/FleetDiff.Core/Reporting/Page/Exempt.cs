using FleetDiff.Comparing.Exempting;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting.Page;

/// <summary>The instances that a person has said need not be managed, and the rules that say so.</summary>
internal static class Exempt
{
    public static IEnumerable<string> Of(Report report) =>
        Rules(report).Concat(Instances(report));

    private static IEnumerable<string> Instances(Report report) =>
        new Table<ReportedInstance>(
            "Exempt instances, those whose exemption ends first in front",
            Columns.Instance, Columns.Account, Columns.Region, Columns.Team,
            new("until", "Until", row => row.ExemptUntil is { } end ? Written.Day(end) : "no end"),
            new("why", "Rule", row => Html.Foreign(row.ExemptBy)))
        {
            Verdict = "exempt",
        }.Of([.. report.Exempted.OrderBy(row => row.ExemptUntil ?? DateOnly.MaxValue)]);

    private static IEnumerable<string> Rules(Report report) =>
        new Table<ExemptionSummary>(
            "Exemption rules",
            new("rule", "Rule", rule => Html.Foreign(rule.Rule)),
            new("status", "Status", rule => KebabCase.Of(rule.Status)),
            new("until", "Until", rule => rule.Until is { } end ? Written.Day(end) : "no end"),
            new("", "Instances", rule => Written.Number(rule.Matches)),
            new("", "New by tag", rule => rule.Added > 0 ? Written.Number(rule.Added) : ""),
            new("owner", "Owner", rule => Html.Foreign(rule.Owner)),
            new("why", "Reason", rule => Html.Foreign(rule.Reason)))
        {
            Kind = "notes",
        }.Of([.. report.Exemptions.Where(rule => !rule.IsPast)]);
}
