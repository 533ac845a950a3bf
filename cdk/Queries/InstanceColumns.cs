namespace FleetDiff.Cdk.Queries;

/// <summary>
/// The columns of <c>instances.jsonl.gz</c>, in the words of its JSON and the types of Hive. Times are text, as they
/// are written: <c>from_iso8601_timestamp</c> reads them.
/// </summary>
public static class InstanceColumns
{
    /// <summary>The keys of the folders that the files lie in: the prefix of a fleet, and the night.</summary>
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
        ("organizationalUnit", "string"),
        ("state", "string"),
        ("launchedAt", "string"),
        ("likelyNode", "string"),
        ("group", "string"),
        ("nextStep", "struct<category:string,advice:string,url:string>"),
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
