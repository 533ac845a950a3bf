using System.Text.Json;
using System.Text.Json.Serialization;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Reporting.Ocsf;

/// <summary>
/// A Compliance Finding of the Open Cybersecurity Schema Framework, class 2003, version 1.6.0, which AWS
/// Security Hub uses. Fields that FleetDiff cannot know are omitted. Times are in milliseconds since 1970, UTC.
/// </summary>
/// <remarks>https://schema.ocsf.io/1.6.0/classes/compliance_finding</remarks>
internal sealed record ComplianceFinding
{
    private const int Class = 2003;

    public required Activity ActivityId { get; init; }

    public string ActivityName => $"{ActivityId}";

    public int CategoryUid { get; } = 2;

    public string CategoryName { get; } = "Findings";

    public int ClassUid { get; } = Class;

    public string ClassName { get; } = "Compliance Finding";

    public int TypeUid => (Class * 100) + (int)ActivityId;

    public string TypeName => $"{ClassName}: {ActivityName}";

    public required long Time { get; init; }

    public required Severity SeverityId { get; init; }

    public string Severity => $"{SeverityId}";

    public required FindingStatus StatusId { get; init; }

    public string Status => $"{StatusId}";

    public string? StatusDetail { get; init; }

    public required string Message { get; init; }

    public Metadata Metadata { get; } = new();

    public required Cloud Cloud { get; init; }

    public required FindingInfo FindingInfo { get; init; }

    public required Compliance Compliance { get; init; }

    public Remediation? Remediation { get; init; }

    public required IReadOnlyList<Resource> Resources { get; init; }
}

internal enum Activity
{
    Create = 1,
    Update = 2,
    Close = 3,
}

internal enum Severity
{
    Informational = 1,
    Medium = 3,
}

internal enum FindingStatus
{
    New = 1,
    Suppressed = 3,
    Resolved = 4,
    Archived = 5,
}

internal enum ComplianceStatus
{
    Pass = 1,
    Fail = 3,
}

internal sealed record Metadata
{
    public string Version { get; } = "1.6.0";

    public Product Product { get; } = new("FleetDiff", "FleetDiff");

    public IReadOnlyList<string> Profiles { get; } = ["cloud"];
}

internal sealed record Product(string Name, string VendorName);

internal sealed record Cloud(string Provider, Account Account, string Region, Organization? Org);

internal sealed record Account(string Uid, string? Name)
{
    public int TypeId { get; } = 10;

    public string Type { get; } = "AWS Account";
}

/// <summary>The organization of an account. The schema requires its uid or its name.</summary>
internal sealed record Organization(string Uid, string? OuName);

internal sealed record FindingInfo(string Uid, string Title, string Desc, long? FirstSeenTime, long? LastSeenTime);

internal sealed record Compliance(string Control, ComplianceStatus StatusId)
{
    public string Status => $"{StatusId}";

    /// <summary>The reason code of FleetDiff.</summary>
    public required string StatusCode { get; init; }

    /// <summary>The fact that supports the likely cause.</summary>
    public IReadOnlyList<string>? StatusDetails { get; init; }
}

internal sealed record Remediation(string Desc, IReadOnlyList<string>? References);

internal sealed record Resource(
    string Uid, string Type, string? Name, string CloudPartition, string Region, Group? Group, IReadOnlyList<KeyValue> Tags);

internal sealed record Group(string Name);

internal sealed record KeyValue(string Name, string Value);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ComplianceFinding))]
internal sealed partial class OcsfJson : JsonSerializerContext
{
    public static OcsfJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = ArchiveJson.Instance.Options.Encoder,
    });
}
