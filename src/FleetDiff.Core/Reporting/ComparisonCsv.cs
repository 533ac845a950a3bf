using System.Text;
using FleetDiff.Comparing.Changing;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>
/// The instances that changed between two nights, for spreadsheets; written as <see cref="UnmanagedCsv"/> is.
/// </summary>
public static class ComparisonCsv
{
    private static readonly string[] Columns =
    [
        "from", "to", "change", "account", "region", "instance", "name", "before", "after", "because",
        "firstUnmanaged", "lastManaged", "exemptBy", "group", "tags",
    ];

    /// <summary>Writes the rows, those that became unmanaged first.</summary>
    public static async Task WriteAsync(
        NightComparison comparison, Stream stream, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer)
        {
            await writer.WriteLineAsync(string.Join(',', Columns));
            foreach (var (change, rows) in new[]
            {
                ("unmanaged", comparison.Unmanaged),
                ("resolved", comparison.Resolved),
                ("gone", comparison.Gone),
                ("changed", comparison.Changed),
            })
            {
                foreach (var row in rows)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await writer.WriteLineAsync(
                        string.Join(',', Fields(comparison, change, row).Select(UnmanagedCsv.Field)));
                }
            }
        }
    }

    private static IEnumerable<string> Fields(NightComparison comparison, string change, ChangedInstance row) =>
    [
        Written.Day(comparison.Before.Date),
        Written.Day(comparison.After.Date),
        change,
        row.Account,
        row.Region,
        row.Instance,
        row.Name ?? "",
        KebabCase.Of(row.Before),
        KebabCase.Of(row.After),
        row.Because ?? "",
        Written.Day(row.FirstUnmanaged),
        Written.Day(row.LastManaged),
        row.ExemptBy ?? "",
        row.Group ?? "",
        Encoding.UTF8.GetString(row.Tags.Json),
    ];
}
