using System.Text.Json;
using System.Text.Json.Nodes;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Reporting.Ocsf;

/// <summary>
/// Writes <c>unmanaged.ocsf.jsonl</c>: the unmanaged instances as Compliance Findings of the Open Cybersecurity Schema
/// Framework, class 2003, version 1.6.0, which AWS Security Hub uses. One JSON object per line, for security lakes. Times are in
/// milliseconds since 1970, UTC.
/// </summary>
/// <remarks>
/// https://schema.ocsf.io/1.6.0/classes/compliance_finding. Each instance has one finding with a stable uid: New while it is
/// unmanaged, Suppressed while it is exempt, Resolved when it is managed again, and Archived when it is removed.
/// </remarks>
/// <param name="summary">The summary of the report.</param>
internal sealed class OcsfFindings(ReportSummary summary)
{
    private const int Class = 2003;
    private const string ClassName = "Compliance Finding";

    private static readonly byte[] NewLine = [(byte)'\n'];

    private readonly Report _report = summary.Report;
    private readonly string _partition = summary.Report.View.Partition;
    private readonly string? _organization = FindOrganization(summary.Report.View);

    private enum Activity
    {
        Create = 1,
        Update = 2,
        Close = 3,
    }

    private enum Status
    {
        New = 1,
        Suppressed = 3,
        Resolved = 4,
        Archived = 5,
    }

    /// <summary>Writes the file line by line. The file of a suspect report is empty, because it requires no action.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, new() { Encoder = ArchiveJson.Instance.Options.Encoder });
        foreach (var finding in _report.Suspect ? [] : Create())
        {
            finding.WriteTo(json);
            await json.FlushAsync(cancellationToken);
            json.Reset();
            await stream.WriteAsync(NewLine, cancellationToken);
        }
    }

    private IEnumerable<JsonObject> Create() =>
        _report.Unmanaged.Select(row => CreateOpen(row, Status.New))
            .Concat(_report.Exempted.Select(row => CreateOpen(row, Status.Suppressed)))
            .Concat(_report.Resolved.Select(row => CreateFinding(row, Activity.Close, Status.Resolved)))
            .Concat(_report.Removed.Select(row => CreateFinding(row, Activity.Close, Status.Archived)));

    // A reopened instance updates its existing finding.
    private JsonObject CreateOpen(ReportedInstance row, Status status) => CreateFinding(
        row, row.FirstUnmanaged == _report.Date && row.Reopened is null ? Activity.Create : Activity.Update, status);

    private JsonObject CreateFinding(ReportedInstance row, Activity activity, Status status)
    {
        var isOpen = activity != Activity.Close;
        var passes = row.Verdict is Verdict.Managed or Verdict.Dormant;
        var now = _report.GeneratedAt.ToUnixTimeMilliseconds();
        return CreateObject(
            ("activity_id", (int)activity), ("activity_name", $"{activity}"),
            ("category_uid", 2), ("category_name", "Findings"),
            ("class_uid", Class), ("class_name", ClassName),
            ("type_uid", (Class * 100) + (int)activity), ("type_name", $"{ClassName}: {activity}"),
            ("time", now),
            ("severity_id", passes ? 1 : 3), ("severity", passes ? "Informational" : "Medium"),
            ("status_id", (int)status), ("status", $"{status}"), ("status_detail", isOpen ? row.ExemptBy : null),
            ("message", row.Because),
            ("metadata", CreateObject(
                ("version", "1.6.0"),
                ("product", CreateObject(("name", "FleetDiff"), ("vendor_name", "FleetDiff"))),
                ("profiles", new JsonArray("cloud")))),
            ("cloud", CreateCloud(row)),
            ("finding_info", CreateObject(
                ("uid", $"fleetdiff/unmanaged/{row.Key}"),
                ("title", "EC2 instance is not managed by AWS Systems Manager"),
                ("desc", row.Because),
                ("first_seen_time", ToMilliseconds(row.FirstUnmanaged)),
                ("last_seen_time", row.LastSeen is { } lastSeen ? ToMilliseconds(lastSeen)
                    : isOpen ? now : ToMilliseconds(_report.ComparedWith)))),
            ("compliance", CreateObject(
                ("control", "EC2 instances are managed by AWS Systems Manager"),
                ("status_id", passes ? 1 : 3), ("status", passes ? "Pass" : "Fail"),
                ("status_code", KebabCase.Format(row.Reason)),
                ("status_details", row.Cause is { } cause ? new JsonArray(cause.Fact) : null))),
            ("remediation", isOpen && row.Cause is { } known ? CreateObject(
                ("desc", known.Fix), ("references", known.Url is { } url ? new JsonArray(url) : null)) : null),
            ("resources", new JsonArray(CreateResource(row))));
    }

    private JsonObject CreateCloud(ReportedInstance row) => CreateObject(
        ("provider", "AWS"),
        ("account", CreateObject(
            ("uid", row.Account), ("name", summary.AccountNames.FindName(row.Account)),
            ("type_id", 10), ("type", "AWS Account"))),
        ("region", row.Region),
        // The schema requires the uid or the name of an organization.
        ("org", _organization is null ? null : CreateObject(
            ("uid", _organization), ("ou_name", summary.AccountNames.FindUnit(row.Account)))));

    private JsonObject CreateResource(ReportedInstance row) => CreateObject(
        ("uid", $"arn:{_partition}:ec2:{row.Region}:{row.Account}:instance/{row.Instance}"),
        ("type", "AWS::EC2::Instance"),
        ("name", row.Name),
        ("cloud_partition", _partition),
        ("region", row.Region),
        ("group", row.Group is { } group ? CreateObject(("name", group)) : null),
        ("tags", new JsonArray([.. row.Tags.ToList().Select(tag => CreateObject(("name", tag.Key), ("value", tag.Value)))])));

    // Fields that FleetDiff cannot know are omitted.
    private static JsonObject CreateObject(params IEnumerable<(string Name, JsonNode? Value)> fields) =>
        new(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value)));

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
