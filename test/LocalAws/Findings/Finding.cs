using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>A finding of a control for one resource.</summary>
public sealed record Finding
{
    public required string Account { get; init; }

    public required string Region { get; init; }

    /// <summary>The ARN of the resource, for an EC2 instance.</summary>
    public required string ResourceId { get; init; }

    public string ResourceType { get; init; } = "AwsEc2Instance";

    public string Control { get; init; } = "SSM.1";

    public string Title { get; init; } = "EC2 instances should be managed by AWS Systems Manager";

    /// <summary>PASSED, FAILED, WARNING or NOT_AVAILABLE.</summary>
    public required string Status { get; init; }

    /// <summary>The reason of the status, for example CONFIG_EVALUATIONS_EMPTY.</summary>
    public string? ReasonCode { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The standard of the finding. Null if control findings are consolidated.</summary>
    public string? Standard { get; init; }

    /// <summary>ACTIVE or ARCHIVED.</summary>
    public string RecordState { get; init; } = "ACTIVE";

    /// <summary>NEW, NOTIFIED, RESOLVED or SUPPRESSED.</summary>
    public string Workflow { get; init; } = "NEW";

    /// <summary>The note and its author, or null.</summary>
    public (string Text, string By, DateTimeOffset At)? Note { get; init; }

    /// <summary>The product ARN. By default that of Security Hub in the Region of the finding.</summary>
    public string ProductArn
    {
        get => field ?? $"arn:{Partition}:securityhub:{Region}::product/aws/securityhub";
        init;
    }

    internal string GeneratorId => $"{Standard ?? "security-control"}/{Control}";

    private string Id
    {
        get
        {
            var number = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(ResourceId)).AsSpan(0, 16));
            return $"arn:aws:securityhub:{Region}:{Account}:{GeneratorId}/finding/{number}";
        }
    }

    private string Partition => ResourceId.Split(':').ElementAtOrDefault(1) ?? "aws";

    /// <summary>Formats the finding in the AWS Security Finding Format.</summary>
    internal JsonObject Write() => Json.Object(
        ("SchemaVersion", "2018-10-08"),
        ("Id", Id),
        ("ProductArn", ProductArn),
        ("Region", Region),
        ("GeneratorId", GeneratorId),
        ("AwsAccountId", Account),
        ("CreatedAt", Json.Time(UpdatedAt)),
        ("UpdatedAt", Json.Time(UpdatedAt)),
        ("Title", Title),
        ("Description", $"{Title}."),
        ("Resources", new JsonArray(Json.Object(
            ("Type", ResourceType), ("Id", ResourceId), ("Partition", Partition), ("Region", Region)))),
        ("Compliance", Json.Object(
            ("Status", Status),
            ("SecurityControlId", Control),
            ("StatusReasons", ReasonCode is null ? null : new JsonArray(Json.Object(("ReasonCode", ReasonCode)))))),
        ("Workflow", Json.Object(("Status", Workflow))),
        ("Note", Note is not { } note ? null : Json.Object(
            ("Text", note.Text), ("UpdatedBy", note.By), ("UpdatedAt", Json.Time(note.At)))),
        ("RecordState", RecordState));
}
