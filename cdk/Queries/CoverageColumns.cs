namespace FleetDiff.Cdk.Queries;

/// <summary>
/// The columns of <c>coverage.csv</c>, in its order. All are text: the CSV reader of Athena reads no other type from a file with
/// empty fields.
/// </summary>
public static class CoverageColumns
{
    private static readonly string[] Names =
    [
        "account", "status", "since", "state", "isManagementAccount", "region", "hasIndex", "instances", "managed", "sources",
        "isHiddenFromListNodes", "suspect", "because", "accountName", "organizationalUnit",
    ];

    /// <summary>The names and the types of Hive.</summary>
    public static IReadOnlyList<(string Name, string Type)> Columns { get; } = [.. Names.Select(name => (name, "string"))];
}
