using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>
/// Checks whether FleetDiff can have written a report. Valid JSON can still have been edited by hand, and such an edit
/// must not make later runs fail.
/// </summary>
internal static class ReportValidator
{
    // The maximum difference between the clocks of two machines that write to one archive.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <summary>Returns the problem of a report in the folder of a run, or null.</summary>
    public static string? FindProblem(Report report, DateOnly run, DateTimeOffset? now) =>
        report.Schema != Report.CurrentSchema
            ? $"its schema is '{SafeText.ToSingleLine(report.Schema, 40)}', and this version of FleetDiff reads "
                + $"'{Report.CurrentSchema}'"
        : FindNull(report) is { } list ? $"{list} contains null"
        : report.Date != run ? $"its date is {TextFormat.Date(report.Date)}"
        : report.ComparedWith >= run ? "its comparedWith is not an earlier date"
        : IsNegative(report) ? "it has a negative count"
        : report.Totals.Unmanaged != report.Unmanaged.Count
            ? $"it counts {report.Totals.Unmanaged} unmanaged instances and lists {report.Unmanaged.Count}"
        : FindDuplicate(report.Unmanaged) is { } key ? $"unmanaged lists {key} twice"
        : report.GeneratedAt > now + ClockSkew
            ? $"its generatedAt is {TextFormat.UtcSecond(report.GeneratedAt)}, and the time is {TextFormat.UtcSecond(now)}"
        : report.History.Count > ReportBuilder.HistoryDays
            ? $"its history has {report.History.Count} runs, and the maximum is {ReportBuilder.HistoryDays}"
        : report.Groups.Count > report.Unmanaged.Count ? "it has more groups than unmanaged instances"
        : IsDisordered(report.History, run) ? "its history is not sorted by date"
        : HasLaterDate(report, run) ? "it has a date later than its own"
        : null;

    // System.Text.Json enforces nullable annotations, except those of list elements.
    private static string? FindNull(Report report) =>
        ContainsNull(report.View.Limits) ? "view.limits"
        : report.Groups.Any(group => group is null || group.Examples is null || ContainsNull(group.Examples)) ? "groups"
        : report.Coverage.Any(account => account is null || ContainsNull(account.Regions)) ? "coverage"
        : ArchiveJson.Instance.Report.Properties.FirstOrDefault(property => ContainsNull(property.Get?.Invoke(report)))?.Name;

    private static bool ContainsNull(object? list) => list is IEnumerable<object?> rows && rows.Contains(null);

    private static bool IsNegative(Report report)
    {
        var (instances, managed, dormant, unmanaged, disputed, exempt, orphans, hybrids) = report.Totals;
        int[] totals = [instances, managed, dormant, unmanaged, disputed, exempt, orphans, hybrids];
        return totals.Any(count => count < 0)
            || report.History.Any(run => run.Instances < 0 || run.Managed < 0 || run.Unmanaged < 0);
    }

    private static InstanceKey? FindDuplicate(IReadOnlyList<ReportedInstance> rows)
    {
        var seen = new HashSet<InstanceKey>(rows.Count);
        return rows.FirstOrDefault(row => !seen.Add(row.Key))?.Key;
    }

    private static bool IsDisordered(IReadOnlyList<RunCounts> history, DateOnly run) =>
        history.Zip(history.Skip(1), (earlier, later) => earlier.Date >= later.Date).Any(wrong => wrong)
        || (history.Count > 0 && history[^1].Date > run);

    private static bool HasLaterDate(Report report, DateOnly run) =>
        report.Rows.Any(row => row.FirstUnmanaged > run || row.FirstDisputed > run || row.LastManaged > run
            || row.Reopened > run || row.LastSeen >= run)
        || report.Closed.Any(closed => closed.Resolved > run)
        || report.Coverage.Any(account => account.Since > run);
}
