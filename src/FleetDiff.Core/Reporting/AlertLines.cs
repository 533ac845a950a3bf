using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>The lines of an alert's sections.</summary>
internal static class AlertLines
{
    private const int LongestName = 60;
    private const int LongestLine = 300;

    /// <summary>What could not be seen or understood.</summary>
    public static IReadOnlyList<string> Unseen(Report report) =>
    [
        .. report.Sources.Where(source => source.Status != SourceStatus.Complete)
            .Select(source => $"{KebabCase.Of(source.Name)}: {KebabCase.Of(source.Status)}. {source.Error}")
            .Concat(report.BlindSpots.Select(spot => $"Account {spot.Where}: {spot.Because}"))
            .Concat(report.Warnings)
            .Select(line => PlainText.OneLine(line, LongestLine)),
    ];

    /// <summary>Instances, those of one group as one line, groups first.</summary>
    public static IReadOnlyList<string> Instances(Report report, IReadOnlyList<ReportedInstance> rows)
    {
        var widest = rows.Select(row => row.Region.Length).DefaultIfEmpty().Max();
        var grouped = rows.Where(row => row.Group is not null)
            .GroupBy(row => (row.Account, row.Region, row.Group))
            .OrderByDescending(group => group.Count())
            .Select(group => $"{group.Key.Account}  {group.Key.Region.PadRight(widest)}  "
                + Group(group.Key.Group, [.. group]));
        return [.. grouped, .. rows.Where(row => row.Group is null).Select(Single)];

        string Single(ReportedInstance row) =>
            $"{row.Account}  {row.Region.PadRight(widest)}  {row.Instance,-19}  {Name(row)}{Since(row, report.Date)}";
    }

    /// <summary>Disputed instances with what the sources say.</summary>
    public static IReadOnlyList<string> Disputed(IReadOnlyList<ReportedInstance> rows) =>
        [.. rows.Select(row => $"{row.Account}  {row.Region}  {row.Instance}  {Name(row)}: {row.Because}")];

    /// <summary>Exemptions that are about to end.</summary>
    public static IReadOnlyList<string> Ending(Report report) =>
    [
        .. report.Exemptions.Where(rule => rule.Due)
            .Select(rule => $"{PlainText.OneLine(rule.Rule, LongestLine)}: {rule.Matches} "
                + $"{(rule.Matches == 1 ? "instance" : "instances")}"),
    ];

    private static string Group(string? group, IReadOnlyList<ReportedInstance> rows)
    {
        const int Most = 3;
        var examples = string.Join(", ", rows.Take(Most).Select(row => row.Instance));
        var count = rows.Count == 1 ? "1 instance" : $"{rows.Count} instances";
        var label = PlainText.OneLine(group ?? "", 2 * LongestName);
        return $"{count} of {label} ({examples}{(rows.Count > Most ? ", …" : "")})";
    }

    private static string Name(ReportedInstance row) => PlainText.OneLine(row.Name ?? "(no name)", LongestName);

    private static string Since(ReportedInstance row, DateOnly night) => row switch
    {
        { ExemptionEnded: { } rule } => $"  no longer exempt: {PlainText.OneLine(rule, LongestLine)}",
        { Reopened: { } resolved } => $"  reopened, resolved on {resolved:yyyy-MM-dd}",
        { FirstUnmanaged: { } first } when first < night => $"  since {first:yyyy-MM-dd}",
        _ => "",
    };
}
