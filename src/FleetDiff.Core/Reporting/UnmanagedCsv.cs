using System.Buffers;
using System.Text;
using FleetDiff.Comparing.Advising;
using FleetDiff.Comparing.Grouping;
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
        "platform", "agentVersion", "organizationalUnit", "state", "launchedAt",
        "resourceExplorer", "securityHub", "systemsManager", "group", "nextStep", "nextStepUrl", "reopened",
    ];

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes the file.</summary>
    public static async Task WriteAsync(Report report, Stream stream, CancellationToken cancellationToken)
    {
        var isNew = report.New.Select(row => row.Key).ToHashSet();
        var stepOf = report.Groups.DistinctBy(PlaceOf).ToDictionary(PlaceOf, group => group.NextStep);
        var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer)
        {
            await writer.WriteLineAsync(string.Join(',', Columns));
            foreach (var row in report.Unmanaged)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var change = !isNew.Contains(row.Key) ? "still" : row.Reopened is null ? "new" : "reopened";
                var step = row.Group is null
                    ? row.NextStep
                    : stepOf.GetValueOrDefault((row.Account, row.Region, row.Group));
                await writer.WriteLineAsync(
                    string.Join(',', Seen(report.Date, row, change).Concat(Known(row, step)).Select(Field)));
            }
        }
    }

    // Names are somebody else's: nothing keeps two groups from looking the same.
    private static (string Account, string Region, string Label) PlaceOf(InstanceGroup group) =>
        (group.Account, group.Region, group.Label);

    private static IEnumerable<string> Seen(DateOnly date, ReportedInstance row, string change) =>
    [
        Written.Day(date),
        row.Account,
        row.Region,
        row.Instance,
        row.Name ?? "",
        KebabCase.Of(row.Verdict),
        KebabCase.Of(row.Reason),
        row.Because,
        change,
        Written.Day(row.FirstUnmanaged),
        Written.Day(row.LastManaged),
        Written.Number(row.NightsOpen(date)),
        Written.Second(row.ReportedAt),
        Encoding.UTF8.GetString(row.Tags.Json),
    ];

    private static IEnumerable<string> Known(ReportedInstance row, NextStep? step) =>
    [
        row.Platform ?? "",
        row.AgentVersion ?? "",
        row.OrganizationalUnit ?? "",
        row.State is { } state ? KebabCase.Of(state) : "",
        Written.Second(row.LaunchedAt),
        Says(row, Source.ResourceExplorer),
        Says(row, Source.SecurityHub),
        Says(row, Source.SystemsManager),
        row.Group ?? "",
        step?.Advice ?? "",
        step?.Url ?? "",
        Written.Day(row.Reopened),
    ];

    private static string Says(ReportedInstance row, Source source) =>
        row.EvidenceOf(source) is { } evidence ? KebabCase.Of(evidence.Says) : "";

    // Excel, LibreOffice and Google Sheets calculate what begins so, whatever the quotes around it (OWASP, CSV
    // Injection).
    internal static string Field(string value)
    {
        var text = value.TrimStart(' ', '\u00A0', '\u3000')
            is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..]
            ? $"'{value}"
            : value;
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
