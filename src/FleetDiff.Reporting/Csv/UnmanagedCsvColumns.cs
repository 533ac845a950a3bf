using FleetDiff.Core.Analysis.Causes;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Csv;

/// <summary>
/// The CSV files of a report, for spreadsheets: instances with all that is known of them; empty for what is not. New
/// columns come last, so that a formula that counts columns stays right.
/// </summary>
/// <remarks>The name of an account and its owner's are in none: no source tells them. All tags are in one.</remarks>
/// <param name="summary">The _report.</param>
public sealed class UnmanagedCsvColumns(ReportSummary summary)
{
    private readonly Report _report = summary.Report;

    /// <summary>Writes instances: the names of the columns, and a record for each.</summary>
    /// <param name="rows">The instances.</param>
    /// <param name="stream">The file.</param>
    /// <param name="byteOrderMark">
    /// Whether it begins with a byte order mark: Excel takes a file for UTF-8 only then; a pipe or a terminal would show it.
    /// </param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task WriteAsync(
        IEnumerable<ReportedInstance> rows, Stream stream, bool byteOrderMark, CancellationToken cancellationToken) =>
        CsvWriter.WriteAsync(stream, CreateRecords(rows), byteOrderMark, cancellationToken);

    private IEnumerable<IEnumerable<string>> CreateRecords(IEnumerable<ReportedInstance> rows)
    {
        var columns = CreateColumns().ToArray();
        yield return columns.Select(column => column.Name);
        foreach (var row in rows)
        {
            yield return columns.Select(column => column.Of(row));
        }
    }

    private IEnumerable<(string Name, Func<ReportedInstance, string> Of)> CreateColumns() =>
    [
        ("date", _ => TextFormat.Date(_report.Date)),
        ("account", row => row.Account),
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
        ("organizationalUnit", row => row.OrganizationalUnit ?? ""),
        ("state", row => row.State is { } state ? KebabCase.Format(state) : ""),
        ("launchedAt", row => TextFormat.UtcSecond(row.LaunchedAt)),
        ("resourceExplorer", row => FormatStatus(row, Source.ResourceExplorer)),
        ("securityHub", row => FormatStatus(row, Source.SecurityHub)),
        ("systemsManager", row => FormatStatus(row, Source.SystemsManager)),
        ("group", row => row.Group ?? ""),
        ("nextStep", row => summary.NextStepOf(row)?.Advice ?? ""),
        ("nextStepUrl", row => summary.NextStepOf(row)?.Url ?? ""),
        ("reopened", row => TextFormat.Date(row.Reopened)),
        ("exemptBy", row => row.ExemptBy ?? ""),
        ("exemptUntil", row => TextFormat.Date(row.ExemptUntil)),
        ("exemptionEnded", row => row.ExemptionEnded ?? ""),
        ("evidenceAgeHours", FormatEvidenceAge),
        ("consoleUrl", row => ConsoleLinks.FormatInstance(row.Key) ?? ""),
        // Here the account keeps its leading zeros in a spreadsheet that takes the account column for a number.
        ("arn", row => $"arn:{_report.View.Partition}:ec2:{row.Region}:{row.Account}:instance/{row.Instance}"),
        ("lastSeen", row => TextFormat.Date(row.LastSeen)),
    ];

    // Exempt and disputed instances are neither new nor open.
    private string FormatChange(ReportedInstance row) =>
        row.Verdict != FleetDiff.Core.Model.Verdict.Unmanaged || row.ExemptBy is not null ? ""
        : row.InGracePeriod ? "grace"
        : row.NotAlerted is { } quiet ? KebabCase.Format(quiet)
        : !summary.IsNew(row) ? "still"
        : row.Reopened is null ? "new" : "reopened";

    // Whole hours from the newest observation of any source to the making of the _report.
    private string FormatEvidenceAge(ReportedInstance row) => row.Evidence.Max(evidence => evidence.ObservedAt) is { } newest
        ? TextFormat.Digits(Math.Max(0, (long)(_report.GeneratedAt - newest).TotalHours))
        : "";

    private static string FormatStatus(ReportedInstance row, Source source) =>
        row.FindEvidence(source) is { } evidence ? KebabCase.Format(evidence.Status) : "";
}
