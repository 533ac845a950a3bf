using FleetDiff.Core.Analysis.Causes;

namespace FleetDiff.Reporting.Csv;

/// <summary>
/// The columns of the CSV files of a report, for spreadsheets. Unknown values are empty. New columns are added at the
/// end, so that formulas that refer to columns by position stay correct.
/// </summary>
/// <remarks>One column has all tags as JSON.</remarks>
/// <param name="summary">The summary of the report.</param>
public sealed class UnmanagedCsvColumns(ReportSummary summary)
{
    private readonly Report _report = summary.Report;

    /// <summary>Writes the column names and one record for each instance.</summary>
    /// <param name="rows">The instances.</param>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="byteOrderMark">
    /// Whether the output begins with a byte order mark. Excel needs it to read UTF-8; a pipe or a terminal would show it.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task WriteAsync(
        IEnumerable<ReportedInstance> rows, Stream stream, bool byteOrderMark, CancellationToken cancellationToken) =>
        CsvWriter.WriteAsync(stream, rows, CreateColumns(), byteOrderMark, cancellationToken);

    private (string Name, Func<ReportedInstance, string> Format)[] CreateColumns() =>
    [
        ("date", _ => TextFormat.Date(_report.Date)),
        ("account", row => row.Account),
        ("accountName", row => row.AccountName ?? ""),
        ("organizationalUnit", row => row.OrganizationalUnit ?? ""),
        ("region", row => row.Region),
        ("instance", row => row.Instance),
        ("name", row => row.Name ?? ""),
        ("verdict", row => KebabCase.Format(row.Verdict)),
        ("reason", row => KebabCase.Format(row.Reason)),
        ("because", row => row.Because),
        ("change", FormatChange),
        ("firstUnmanaged", row => TextFormat.Date(row.FirstUnmanaged)),
        ("lastManaged", row => TextFormat.Date(row.LastManaged)),
        ("daysOpen", row => TextFormat.Digits(row.GetDaysOpen(_report.Date))),
        ("reportedAt", row => TextFormat.UtcSecond(row.ReportedAt)),
        ("tags", row => CsvWriter.FormatJson(row.Tags.Json)),
        ("platform", row => row.Platform ?? ""),
        ("agentVersion", row => row.AgentVersion ?? ""),
        ("state", row => row.State is { } state ? KebabCase.Format(state) : ""),
        ("launchedAt", row => TextFormat.UtcSecond(row.LaunchedAt)),
        ("resourceExplorer", row => FormatStatus(row, Source.ResourceExplorer)),
        ("securityHub", row => FormatStatus(row, Source.SecurityHub)),
        ("systemsManager", row => FormatStatus(row, Source.SystemsManager)),
        ("group", row => row.Group ?? ""),
        ("cause", row => row.Cause is { } cause ? KebabCase.Format(cause.Code) : ""),
        ("causeFact", row => row.Cause?.Fact ?? ""),
        ("fix", row => row.Cause?.Fix ?? ""),
        ("fixUrl", row => row.Cause?.Url ?? ""),
        ("reopened", row => TextFormat.Date(row.Reopened)),
        ("exemptBy", row => row.ExemptBy ?? ""),
        ("exemptUntil", row => TextFormat.Date(row.ExemptUntil)),
        ("exemptionEnded", row => row.ExemptionEnded ?? ""),
        ("evidenceAgeHours", FormatEvidenceAge),
        ("consoleUrl", row => ConsoleLinks.FormatInstance(row.Key) ?? ""),
        // The ARN keeps the leading zeros of the account id when a spreadsheet reads the account column as a number.
        ("arn", row => $"arn:{_report.View.Partition}:ec2:{row.Region}:{row.Account}:instance/{row.Instance}"),
        ("lastSeen", row => TextFormat.Date(row.LastSeen)),
    ];

    // Exempt and disputed instances are neither new nor open.
    private string FormatChange(ReportedInstance row) =>
        row.Verdict != Verdict.Unmanaged || row.ExemptBy is not null ? ""
        : row.InGracePeriod ? "grace"
        : row.NotAlerted is { } reason ? KebabCase.Format(reason)
        : !summary.IsNew(row) ? "still"
        : row.Reopened is null ? "new" : "reopened";

    // Whole hours from the newest observation of any source to the generation of the report.
    private string FormatEvidenceAge(ReportedInstance row) => row.Evidence.Max(evidence => evidence.ObservedAt) is { } newest
        ? TextFormat.Digits(Math.Max(0, (long)(_report.GeneratedAt - newest).TotalHours))
        : "";

    private static string FormatStatus(ReportedInstance row, Source source) =>
        row.FindEvidence(source) is { } evidence ? KebabCase.Format(evidence.Status) : "";
}
