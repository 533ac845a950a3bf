using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Commands.History;

/// <summary>An instance on a night of an archive.</summary>
/// <param name="Date">The night.</param>
/// <param name="Key">The instance.</param>
/// <param name="Status">Its verdict in a few words.</param>
internal sealed record HistoryEntry(DateOnly Date, InstanceKey Key, string Status)
{
    /// <summary>What the night says of it; null when it was not in the inventory, and only spoken of.</summary>
    public ReportedInstance? Row { get; init; }

    /// <summary>What to look at next, for it or for its group; or null.</summary>
    public NextStep? NextStep { get; init; }

    /// <summary>Whether the night is suspect.</summary>
    public bool Suspect { get; init; }

    /// <summary>What a report's lists say of an instance; none when it is not on one.</summary>
    public static IReadOnlyList<HistoryEntry> Find(Report report, string instance)
    {
        var summary = new ReportSummary(report);
        IReadOnlyList<HistoryEntry> rows =
        [
            .. Rows(report.Unmanaged, row => row switch
            {
                { LastSeen: { } lastSeen } => $"unmanaged, not seen since {TextFormat.Date(lastSeen)}",
                { InGracePeriod: true } => "unmanaged, in its grace period",
                _ => summary.IsNew(row) ? "unmanaged, new" : "unmanaged",
            }),
            .. Rows(report.Exempted, _ => "unmanaged and exempt"),
            .. Rows(report.Dormant, _ => "dormant"),
            .. Rows(report.Disagreements, _ => "disputed"),
            .. Rows(report.Resolved, row => $"{KebabCase.Format(row.Verdict)}, resolved"),
        ];
        return [.. rows.DistinctBy(entry => entry.Key)];

        IEnumerable<HistoryEntry> Rows(IEnumerable<ReportedInstance> list, Func<ReportedInstance, string> status) =>
            list.Where(row => row.Instance == instance).Select(row => Create(summary, row, status(row)));
    }

    /// <summary>What a line of a night's other instances says: it is on no list of the report.</summary>
    public static HistoryEntry Create(Report report, ReportedInstance row) =>
        Create(new ReportSummary(report), row, KebabCase.Format(row.Verdict));

    /// <summary>What a report says of an instance that was not in the inventory that night.</summary>
    public static IReadOnlyList<HistoryEntry> CreateAbsent(Report report, string instance) =>
    [
        .. report.Removed.Where(row => row.Instance == instance)
            .Select(row => new HistoryEntry(report.Date, row.Key, "gone: no longer in the inventory")),
        .. report.OrphanedNodes.Where(node => node.Instance == instance).SelectMany(node =>
            InstanceKey.TryParse(node.Account, node.Region, node.Instance, out var key)
                ? new[] { new HistoryEntry(report.Date, key, "an orphan: its node is listed, the instance is not") }
                : []),
    ];

    private static HistoryEntry Create(ReportSummary summary, ReportedInstance row, string status) =>
        new(summary.Report.Date, row.Key, status)
        {
            Row = row,
            Suspect = summary.Report.Suspect,
            NextStep = summary.NextStepOf(row),
        };
}
