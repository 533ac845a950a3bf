using System.Text.Json;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Ocsf;

/// <summary>
/// Writes <c>unmanaged.ocsf.jsonl</c>: the unmanaged instances as Compliance Findings of the Open Cybersecurity Schema
/// Framework, one JSON object per line, for security lakes.
/// </summary>
/// <remarks>
/// Each instance has one finding with a stable uid: New while it is unmanaged, Suppressed while it is exempt, Resolved when it is
/// managed again, and Archived when it is removed from the inventory.
/// </remarks>
/// <param name="summary">The summary of the report.</param>
public sealed class OcsfFindings(ReportSummary summary)
{
    private const string Title = "EC2 instance is not managed by AWS Systems Manager";
    private const string Control = "EC2 instances are managed by AWS Systems Manager";

    private static readonly byte[] NewLine = [(byte)'\n'];

    private readonly Report _report = summary.Report;
    private readonly long _now = summary.Report.GeneratedAt.ToUnixTimeMilliseconds();

    private readonly string _partition = summary.Report.View.Partition;
    private readonly string? _organization = FindOrganization(summary.Report.View);

    /// <summary>Writes the file line by line. The file of a suspect report is empty, because it requires no action.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (_report.Suspect)
        {
            return;
        }

        await using var json = new Utf8JsonWriter(stream, new() { Encoder = OcsfJson.Lines.Options.Encoder });
        foreach (var finding in Create())
        {
            JsonSerializer.Serialize(json, finding, OcsfJson.Lines.ComplianceFinding);
            await json.FlushAsync(cancellationToken);
            json.Reset();
            await stream.WriteAsync(NewLine, cancellationToken);
        }
    }

    private IEnumerable<ComplianceFinding> Create() =>
        _report.Unmanaged.Select(row => CreateOpen(row, FindingStatus.New))
            .Concat(_report.Exempted.Select(row => CreateOpen(row, FindingStatus.Suppressed)))
            .Concat(_report.Resolved.Select(row => CreateFinding(row, Activity.Close, FindingStatus.Resolved)))
            .Concat(_report.Removed.Select(row => CreateFinding(row, Activity.Close, FindingStatus.Archived)));

    private ComplianceFinding CreateOpen(ReportedInstance row, FindingStatus status)
    {
        // A reopened instance updates its existing finding.
        var isCreated = row.FirstUnmanaged == _report.Date && row.Reopened is null;
        return CreateFinding(row, isCreated ? Activity.Create : Activity.Update, status) with
        {
            StatusDetail = row.ExemptBy,
            Remediation = row.Cause is { } cause ? new(cause.Fix, cause.Url is { } url ? [url] : null) : null,
        };
    }

    private ComplianceFinding CreateFinding(ReportedInstance row, Activity activity, FindingStatus status)
    {
        var passes = row.Verdict is Verdict.Managed or Verdict.Dormant;
        return new()
        {
            ActivityId = activity,
            Time = _now,
            SeverityId = passes ? Severity.Informational : Severity.Medium,
            StatusId = status,
            Message = row.Because,
            Cloud = new(
                "AWS",
                new(row.Account, summary.AccountNames.FindName(row.Account)),
                row.Region,
                _organization is null ? null : new(_organization, summary.AccountNames.FindUnit(row.Account))),
            FindingInfo = new(
                $"fleetdiff/unmanaged/{row.Key}",
                Title,
                row.Because,
                ToMilliseconds(row.FirstUnmanaged),
                row.LastSeen is { } lastSeen ? ToMilliseconds(lastSeen)
                    : activity == Activity.Close ? ToMilliseconds(_report.ComparedWith) : _now),
            Compliance = new(Control, passes ? ComplianceStatus.Pass : ComplianceStatus.Fail)
            {
                StatusCode = KebabCase.Format(row.Reason),
                StatusDetails = row.Cause is { } cause ? [cause.Fact] : null,
            },
            Resources = [CreateResource(row)],
        };
    }

    private Resource CreateResource(ReportedInstance row) => new(
        $"arn:{_partition}:ec2:{row.Region}:{row.Account}:instance/{row.Instance}",
        "AWS::EC2::Instance",
        row.Name,
        _partition,
        row.Region,
        row.Group is { } group ? new(group) : null,
        [.. row.Tags.ToList().Select(tag => new KeyValue(tag.Key, tag.Value))]);

    // arn:aws:organizations::111122223333:organization/o-exampleorgid, or …:ou/o-exampleorgid/ou-examplerootid-exampleouid
    // (Service Authorization Reference, AWS Organizations).
    private static string? FindOrganization(View view) =>
        AwsArn.Parse(view.Scope) is { Service: "organizations" } scope
        && scope.Resource.Split('/') is ["organization" or "ou", { Length: > 0 } id, ..] ? id : null;

    // A date is represented by its midnight, UTC.
    private static long? ToMilliseconds(DateOnly? day) => day is { } date
        ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds()
        : null;
}
