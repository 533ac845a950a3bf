namespace FleetDiff.Cli.History;

/// <summary>An instance in one report of an archive.</summary>
/// <param name="Date">The date of the report.</param>
/// <param name="Key">The instance.</param>
/// <param name="Status">Its verdict in a few words.</param>
internal sealed record HistoryEntry(DateOnly Date, InstanceKey Key, string Status)
{
    /// <summary>The row of the report; null when the instance was not in the inventory.</summary>
    public ReportedInstance? Row { get; init; }

    /// <summary>Whether the report is suspect.</summary>
    public bool Suspect { get; init; }

    /// <summary>Finds an instance in the lists of a report; returns no entry when it is in none of them.</summary>
    public static IReadOnlyList<HistoryEntry> Find(Report report, string instance)
    {
        IReadOnlyList<HistoryEntry> rows =
        [
            .. Rows(report.Unmanaged, row => row switch
            {
                { LastSeen: { } lastSeen } => $"unmanaged, not seen since {TextFormat.Date(lastSeen)}",
                { InGracePeriod: true } => "unmanaged, in its grace period",
                _ => report.New.Any(added => added.Key == row.Key) ? "unmanaged, new" : "unmanaged",
            }),
            .. Rows(report.Exempted, _ => "unmanaged and exempt"),
            .. Rows(report.Dormant, _ => "dormant"),
            .. Rows(report.Disagreements, _ => "disputed"),
            .. Rows(report.Resolved, row => $"{KebabCase.Format(row.Verdict)}, resolved"),
        ];
        return [.. rows.DistinctBy(entry => entry.Key)];

        IEnumerable<HistoryEntry> Rows(IEnumerable<ReportedInstance> list, Func<ReportedInstance, string> status) =>
            list.Where(row => row.Instance == instance).Select(row => Create(report, row, status(row)));
    }

    /// <summary>Creates the entry of an instance that is in <c>instances.jsonl.gz</c> and in no list of the report.</summary>
    public static HistoryEntry Create(Report report, ReportedInstance row) =>
        Create(report, row, KebabCase.Format(row.Verdict));

    /// <summary>Creates the entries of an instance that was not in the inventory of the report.</summary>
    public static IReadOnlyList<HistoryEntry> CreateAbsent(Report report, string instance) =>
    [
        .. report.Removed.Where(row => row.Instance == instance)
            .Select(row => new HistoryEntry(report.Date, row.Key, "removed: no longer in the inventory")),
        .. report.OrphanedNodes.Where(node => node.Instance == instance).SelectMany(node =>
            InstanceKey.TryParse(node.Account, node.Region, node.Instance, out var key)
                ? new[] { new HistoryEntry(report.Date, key, "orphaned node: the node is in the inventory, the instance is not") }
                : []),
    ];

    private static HistoryEntry Create(Report report, ReportedInstance row, string status) => new(report.Date, row.Key, status)
    {
        Row = row,
        Suspect = report.Suspect,
    };
}
