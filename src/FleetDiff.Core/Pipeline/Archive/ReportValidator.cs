using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>
/// Whether a report from an archive can be one that FleetDiff wrote. JSON that fits the schema can still have been
/// edited by hand, and what a person broke there must not end the nights after it.
/// </summary>
internal static class ReportValidator
{
    private const int MaxHistory = ReportBuilder.HistoryDays;

    // So far may the clocks of two machines that write to one archive differ.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <summary>What is wrong with a report, or null.</summary>
    /// <param name="report">The report.</param>
    /// <param name="run">The night in whose folder it lies.</param>
    /// <param name="now">What time it is, UTC; null when that is not known.</param>
    public static string? FindProblem(Report report, DateOnly run, DateTimeOffset? now) =>
        report.Schema != Report.CurrentSchema
            ? $"its schema is '{SafeText.ToSingleLine(report.Schema, 40)}', and this FleetDiff reads "
                + $"'{Report.CurrentSchema}'"
        : FindNull(report) is { } list ? $"{list} has a null"
        : report.Date != run ? $"it says that it is of {TextFormat.Date(report.Date)}"
        : report.ComparedWith >= run ? "it is compared with a night that is no earlier one"
        : IsNegative(report) ? "it has a negative count"
        : report.Totals.Unmanaged != report.Unmanaged.Count
            ? $"it counts {report.Totals.Unmanaged} unmanaged instances and lists {report.Unmanaged.Count}"
        : FindDuplicate(report.Unmanaged) is { } key ? $"unmanaged lists {key} twice"
        : report.GeneratedAt > now + ClockSkew
            ? $"it says that it was made at {TextFormat.UtcSecond(report.GeneratedAt)}, and it is {TextFormat.UtcSecond(now)}"
        : report.History.Count > MaxHistory ? $"its history has {report.History.Count} nights, and {MaxHistory} at most are kept"
        : report.Groups.Count > report.Unmanaged.Count ? "it has more groups than unmanaged instances"
        : IsDisordered(report.History, run) ? "its history is not in the order of the nights"
        : GetRows(report).Any(row => row.FirstUnmanaged > run || row.FirstDisputed > run || row.LastManaged > run
            || row.Reopened > run || row.LastSeen >= run) || report.Closed.Any(closed => closed.Resolved > run)
            ? "it knows of a later night"
        : null;

    // System.Text.Json takes notice of nullable annotations, but not of those of a list's elements.
    private static string? FindNull(Report report) =>
        ContainsNull(report.Warnings) ? "warnings"
        : ContainsNull(report.View.Limits) ? "view.limits"
        : ContainsNull(report.Sources) ? "sources"
        : ContainsNull(report.New) ? "new"
        : ContainsNull(report.Resolved) ? "resolved"
        : ContainsNull(report.Removed) ? "removed"
        : ContainsNull(report.Unmanaged) ? "unmanaged"
        : ContainsNull(report.Exempted) ? "exempted"
        : ContainsNull(report.Dormant) ? "dormant"
        : ContainsNull(report.Jumps) ? "jumps"
        : ContainsNull(report.KnownGroups) ? "knownGroups"
        : ContainsNull(report.NodeLosses) ? "nodeLosses"
        : ContainsNull(report.Disagreements) ? "disagreements"
        : ContainsNull(report.Groups) || report.Groups.Any(group => group.Examples is null || ContainsNull(group.Examples)) ? "groups"
        : ContainsNull(report.Exemptions) ? "exemptions"
        : ContainsNull(report.Closed) ? "closed"
        : ContainsNull(report.OrphanedNodes) ? "orphanedNodes"
        : ContainsNull(report.BlindSpots) ? "blindSpots"
        : ContainsNull(report.Accounts) ? "accounts"
        : ContainsNull(report.Regions) ? "regions"
        : ContainsNull(report.AccountRegions) ? "accountRegions"
        : ContainsNull(report.Platforms) ? "platforms"
        : ContainsNull(report.AgentVersions) ? "agentVersions"
        : ContainsNull(report.History) ? "history"
        : null;

    private static bool ContainsNull(IReadOnlyList<object?> list) => list.Contains(null);

    private static bool IsNegative(Report report)
    {
        var (instances, managed, dormant, unmanaged, disputed, exempt, orphans, hybrids) = report.Totals;
        return (instances | managed | dormant | unmanaged | disputed | exempt | orphans | hybrids) < 0
            || report.History.Any(run => (run.Instances | run.Managed | run.Unmanaged) < 0);
    }

    private static InstanceKey? FindDuplicate(IReadOnlyList<ReportedInstance> rows)
    {
        var seen = new HashSet<InstanceKey>(rows.Count);
        return rows.FirstOrDefault(row => !seen.Add(row.Key))?.Key;
    }

    private static bool IsDisordered(IReadOnlyList<RunCounts> history, DateOnly run) =>
        history.Zip(history.Skip(1), (earlier, later) => earlier.Date >= later.Date).Any(wrong => wrong)
        || (history.Count > 0 && history[^1].Date > run);

    private static IEnumerable<ReportedInstance> GetRows(Report report) =>
        report.Unmanaged.Concat(report.Exempted).Concat(report.Dormant).Concat(report.Disagreements);
}
