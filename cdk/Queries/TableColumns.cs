namespace FleetDiff.Cdk.Queries;

/// <summary>The columns of the tables, with the types of Hive.</summary>
internal static class TableColumns
{
    /// <summary>The partition columns of both tables, from the key of a file: the prefix of the fleet, and the date.</summary>
    public static IReadOnlyList<(string Name, string Type)> Partition { get; } = [("fleet", "string"), ("date", "string")];

    /// <summary>
    /// The fields of a line of <c>instances.jsonl.gz</c>. Times are text in ISO 8601, UTC: <c>from_iso8601_timestamp</c> parses
    /// them.
    /// </summary>
    public static IReadOnlyList<(string Name, string Type)> Instances { get; } =
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

    /// <summary>
    /// The columns of <c>coverage.csv</c>, in its order. All are text: the CSV reader of Athena reads no other type from a file
    /// with empty fields.
    /// </summary>
    public static IReadOnlyList<(string Name, string Type)> Coverage { get; } =
    [
        .. new[]
        {
            "account", "status", "since", "state", "isManagementAccount", "region", "hasIndex", "instances", "managed", "sources",
            "isHiddenFromListNodes", "suspect", "because", "accountName", "organizationalUnit",
        }.Select(name => (name, "string")),
    ];
}
