using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>
/// Whether a report from an archive can be one that FleetDiff wrote. JSON that fits the schema can still have been
/// edited by hand, and what a person broke there must not end the nights after it.
/// </summary>
internal static class ReportCheck
{
    private const int MostNights = Reconciliation.HistoryNights;

    // So far may the clocks of two machines that write to one archive differ.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <summary>What is wrong with a report, or null.</summary>
    /// <param name="report">The report.</param>
    /// <param name="night">The night in whose folder it lies.</param>
    /// <param name="now">What time it is, UTC; null when that is not known.</param>
    public static string? Of(Report report, DateOnly night, DateTimeOffset? now) =>
        report.Schema != Report.CurrentSchema
            ? $"its schema is '{PlainText.OneLine(report.Schema, 40)}', and this FleetDiff reads "
                + $"'{Report.CurrentSchema}'"
        : NullIn(report) is { } list ? $"{list} has a null"
        : report.Date != night ? $"it says that it is of {Written.Day(report.Date)}"
        : report.ComparedWith >= night ? "it is compared with a night that is no earlier one"
        : IsNegative(report) ? "it has a negative count"
        : report.Totals.Unmanaged != report.Unmanaged.Count
            ? $"it counts {report.Totals.Unmanaged} unmanaged instances and lists {report.Unmanaged.Count}"
        : Twice(report.Unmanaged) is { } key ? $"unmanaged lists {key} twice"
        : report.GeneratedAt > now + ClockSkew
            ? $"it says that it was made at {Written.Second(report.GeneratedAt)}, and it is {Written.Second(now)}"
        : report.History.Count > MostNights ? $"its history has {report.History.Count} nights, and {MostNights} at most are kept"
        : report.Groups.Count > report.Unmanaged.Count ? "it has more groups than unmanaged instances"
        : IsDisordered(report.History, night) ? "its history is not in the order of the nights"
        : Rows(report).Any(row => row.FirstUnmanaged > night || row.FirstDisputed > night || row.LastManaged > night
            || row.Reopened > night || row.LastSeen >= night) || report.Closed.Any(closed => closed.Resolved > night)
            ? "it knows of a later night"
        : null;

    // System.Text.Json takes notice of nullable annotations, but not of those of a list's elements.
    private static string? NullIn(Report report) =>
        Has(report.Warnings) ? "warnings"
        : Has(report.View.Limits) ? "view.limits"
        : Has(report.Sources) ? "sources"
        : Has(report.New) ? "new"
        : Has(report.Resolved) ? "resolved"
        : Has(report.Gone) ? "gone"
        : Has(report.Unmanaged) ? "unmanaged"
        : Has(report.Exempted) ? "exempted"
        : Has(report.Dormant) ? "dormant"
        : Has(report.Jumps) ? "jumps"
        : Has(report.KnownGroups) ? "knownGroups"
        : Has(report.NodeLosses) ? "nodeLosses"
        : Has(report.Disagreements) ? "disagreements"
        : Has(report.Groups) || report.Groups.Any(group => group.Examples is null || Has(group.Examples)) ? "groups"
        : Has(report.Exemptions) ? "exemptions"
        : Has(report.Closed) ? "closed"
        : Has(report.Orphans) ? "orphans"
        : Has(report.BlindSpots) ? "blindSpots"
        : Has(report.Accounts) ? "accounts"
        : Has(report.Regions) ? "regions"
        : Has(report.AccountRegions) ? "accountRegions"
        : Has(report.Platforms) ? "platforms"
        : Has(report.AgentVersions) ? "agentVersions"
        : Has(report.History) ? "history"
        : null;

    private static bool Has(IReadOnlyList<object?> list) => list.Contains(null);

    private static bool IsNegative(Report report)
    {
        var (instances, managed, dormant, unmanaged, disputed, exempt, orphans, hybrids) = report.Totals;
        return (instances | managed | dormant | unmanaged | disputed | exempt | orphans | hybrids) < 0
            || report.History.Any(night => (night.Instances | night.Managed | night.Unmanaged) < 0);
    }

    private static InstanceKey? Twice(IReadOnlyList<ReportedInstance> rows)
    {
        var seen = new HashSet<InstanceKey>(rows.Count);
        return rows.FirstOrDefault(row => !seen.Add(row.Key))?.Key;
    }

    private static bool IsDisordered(IReadOnlyList<HistoricNight> history, DateOnly night) =>
        history.Zip(history.Skip(1), (earlier, later) => earlier.Date >= later.Date).Any(wrong => wrong)
        || (history.Count > 0 && history[^1].Date > night);

    private static IEnumerable<ReportedInstance> Rows(Report report) =>
        report.Unmanaged.Concat(report.Exempted).Concat(report.Dormant).Concat(report.Disagreements);
}
