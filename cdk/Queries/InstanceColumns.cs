namespace FleetDiff.Cdk.Queries;

/// <summary>
/// The columns of <c>instances.jsonl.gz</c>: the field names of the JSON with the types of Hive. Times are text in ISO 8601,
/// UTC: <c>from_iso8601_timestamp</c> parses them.
/// </summary>
public static class InstanceColumns
{
    /// <summary>The partition columns, from the key of a file: the prefix of the fleet, and the date.</summary>
    public static IReadOnlyList<(string Name, string Type)> PartitionColumns { get; } =
        [("fleet", "string"), ("date", "string")];

    /// <summary>The fields of a line.</summary>
    public static IReadOnlyList<(string Name, string Type)> LineColumns { get; } =
    [
        ("account", "string"),
        ("region", "string"),
        ("instance", "string"),
        ("name", "string"),
        ("tags", "map<string,string>"),
        ("tagsLeftOut", "bigint"),
        ("verdict", "string"),
        ("reason", "string"),
        ("because", "string"),
        ("evidence", "array<struct<source:string,status:string,observedAt:string>>"),
        ("platform", "string"),
        ("agentVersion", "string"),
        ("accountName", "string"),
        ("organizationalUnit", "string"),
        ("state", "string"),
        ("launchedAt", "string"),
        ("likelyNode", "string"),
        ("group", "string"),
        ("cause", "struct<code:string,fact:string,fix:string,url:string,resource:string>"),
        ("exemptBy", "string"),
        ("exemptUntil", "date"),
        ("firstUnmanaged", "date"),
        ("firstDisputed", "date"),
        ("reopened", "date"),
        ("exemptionEnded", "string"),
        ("inGracePeriod", "boolean"),
        ("notAlerted", "string"),
        ("intermittent", "date"),
        ("due", "boolean"),
        ("lastManaged", "date"),
        ("lastSeen", "date"),
        ("reportedAt", "string"),
        ("suspect", "boolean"),
    ];
}
