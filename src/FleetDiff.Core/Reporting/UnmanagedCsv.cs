using System.Buffers;
using System.Globalization;
using System.Text;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>
/// <c>unmanaged.csv</c>: the unmanaged instances that are not exempt, for spreadsheets. RFC 4180, UTF-8; a value that a
/// spreadsheet would calculate gets an apostrophe in front.
/// </summary>
public static class UnmanagedCsv
{
    private static readonly string[] Columns =
    [
        "date", "account", "region", "instance", "name", "verdict", "reason", "because", "change",
        "firstUnmanaged", "lastManaged", "nightsOpen", "reportedAt", "tags",
    ];

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes the file.</summary>
    public static async Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken)
    {
        var isNew = report.New.Select(row => row.Key).ToHashSet();
        var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer)
        {
            await writer.WriteLineAsync(string.Join(',', Columns));
            foreach (var row in report.Unmanaged)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteLineAsync(string.Join(',', Fields(report.Date, row, isNew.Contains(row.Key)).Select(Field)));
            }
        }
    }

    private static IEnumerable<string> Fields(DateOnly date, ReportedInstance row, bool isNew) =>
    [
        Day(date),
        row.Account,
        row.Region,
        row.Instance,
        row.Name ?? "",
        KebabCase.Of(row.Verdict),
        KebabCase.Of(row.Reason),
        row.Because,
        isNew ? "new" : "still",
        Day(row.FirstUnmanaged),
        Day(row.LastManaged),
        NightsOpen(date, row).ToString(CultureInfo.InvariantCulture),
        row.ReportedAt?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "",
        Encoding.UTF8.GetString(row.Tags.Json),
    ];

    private static int NightsOpen(DateOnly date, ReportedInstance row) =>
        date.DayNumber - (row.FirstUnmanaged ?? date).DayNumber + 1;

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    // Excel, LibreOffice and Google Sheets calculate what begins so, whatever the quotes around it (OWASP, CSV Injection).
    private static string Field(string value)
    {
        var text = value.TrimStart(' ', '\u00A0', '\u3000')
            is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..]
            ? $"'{value}"
            : value;
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
