using FleetDiff.Comparing.Advising;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>
/// The CSV files of a report, for spreadsheets: instances with all that is known of them; empty for what is not. New
/// columns come last, so that a formula that counts columns stays right.
/// </summary>
/// <remarks>The name of an account and its owner's are in none: no source tells them. All tags are in one.</remarks>
/// <param name="summary">The _report.</param>
public sealed class CsvColumns(ReportSummary summary)
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
        CsvFile.WriteAsync(stream, Records(rows), byteOrderMark, cancellationToken);

    private IEnumerable<IEnumerable<string>> Records(IEnumerable<ReportedInstance> rows)
    {
        var columns = All().ToArray();
        yield return columns.Select(column => column.Name);
        foreach (var row in rows)
        {
            yield return columns.Select(column => column.Of(row));
        }
    }

    private IEnumerable<(string Name, Func<ReportedInstance, string> Of)> All() =>
    [
        ("date", _ => Written.Day(_report.Date)),
        ("account", row => row.Account),
        ("region", row => row.Region),
        ("instance", row => row.Instance),
        ("name", row => row.Name ?? ""),
        ("verdict", row => KebabCase.Of(row.Verdict)),
        ("reason", row => KebabCase.Of(row.Reason)),
        ("because", row => row.Because),
        ("change", Change),
        ("firstUnmanaged", row => Written.Day(row.FirstUnmanaged)),
        ("lastManaged", row => Written.Day(row.LastManaged)),
        ("nightsOpen", row => Written.Digits(row.NightsOpen(_report.Date))),
        ("reportedAt", row => Written.Second(row.ReportedAt)),
        ("tags", row => CsvFile.Json(row.Tags.Json)),
        ("platform", row => row.Platform ?? ""),
        ("agentVersion", row => row.AgentVersion ?? ""),
        ("organizationalUnit", row => row.OrganizationalUnit ?? ""),
        ("state", row => row.State is { } state ? KebabCase.Of(state) : ""),
        ("launchedAt", row => Written.Second(row.LaunchedAt)),
        ("resourceExplorer", row => Says(row, Source.ResourceExplorer)),
        ("securityHub", row => Says(row, Source.SecurityHub)),
        ("systemsManager", row => Says(row, Source.SystemsManager)),
        ("group", row => row.Group ?? ""),
        ("nextStep", row => summary.NextStepOf(row)?.Advice ?? ""),
        ("nextStepUrl", row => summary.NextStepOf(row)?.Url ?? ""),
        ("reopened", row => Written.Day(row.Reopened)),
        ("exemptBy", row => row.ExemptBy ?? ""),
        ("exemptUntil", row => Written.Day(row.ExemptUntil)),
        ("exemptionEnded", row => row.ExemptionEnded ?? ""),
        ("evidenceAgeHours", EvidenceAge),
        ("consoleUrl", row => ConsolePages.Instance(row.Key) ?? ""),
        // Here the account keeps its leading zeros in a spreadsheet that takes the account column for a number.
        ("arn", row => $"arn:{_report.View.Partition}:ec2:{row.Region}:{row.Account}:instance/{row.Instance}"),
        ("lastSeen", row => Written.Day(row.LastSeen)),
    ];

    // Exempt and disputed instances are neither new nor open.
    private string Change(ReportedInstance row) =>
        row.Verdict != Comparing.Verdict.Unmanaged || row.ExemptBy is not null ? ""
        : row.TooNew ? "grace"
        : row.Quiet is { } quiet ? KebabCase.Of(quiet)
        : !summary.IsNew(row) ? "still"
        : row.Reopened is null ? "new" : "reopened";

    // Whole hours from the newest observation of any source to the making of the _report.
    private string EvidenceAge(ReportedInstance row) => row.Evidence.Max(evidence => evidence.ObservedAt) is { } newest
        ? Written.Digits(Math.Max(0, (long)(_report.GeneratedAt - newest).TotalHours))
        : "";

    private static string Says(ReportedInstance row, Source source) =>
        row.EvidenceOf(source) is { } evidence ? KebabCase.Of(evidence.Says) : "";
}
