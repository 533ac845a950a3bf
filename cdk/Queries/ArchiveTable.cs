using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Constructs;

namespace FleetDiff.Cdk.Queries;

/// <summary>
/// The archive as a table: one row for each instance and night, of every fleet in the bucket. Athena works out where
/// the rows of a night lie (partition projection): nothing has to be registered or crawled.
/// </summary>
public sealed class ArchiveTable : Construct
{
    /// <summary>The table's name, which the queries use.</summary>
    public const string Name = "instances";

    // A night's date is that of its time zone, which can be a day ahead of UTC, in which Athena counts.
    private const string FirstYear = "2026-01-01,NOW+1DAY";

    private readonly CfnDatabase _database;

    /// <summary>Makes the table and its database.</summary>
    public ArchiveTable(FleetDiffStack stack, string id, FleetDiffProps props)
        : base(stack, id)
    {
        var bucket = $"s3://{stack.Archive.Bucket.BucketName}";
        _database = new CfnDatabase(this, "Database", new CfnDatabaseProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseInput = new CfnDatabase.DatabaseInputProperty
            {
                // Athena's names have underscores and no hyphens.
                Name = stack.StackName.ToLowerInvariant().Replace('-', '_'),
                Description = "FleetDiff's nights.",
            },
        });
        _ = new CfnTable(this, "Table", new CfnTableProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseName = Database,
            TableInput = new CfnTable.TableInputProperty
            {
                Name = Name,
                Description = "One row for each instance and night, with its verdict.",
                TableType = "EXTERNAL_TABLE",
                PartitionKeys = CreateColumns(InstanceColumns.PartitionColumns),
                StorageDescriptor = CreateStorage(bucket),
                Parameters = CreateProjection(bucket, props.Fleets),
            },
        });
    }

    /// <summary>The name of the database.</summary>
    public string Database => _database.Ref;

    private static Dictionary<string, object> CreateProjection(string bucket, IReadOnlyList<string> fleets) => new()
    {
        ["classification"] = "json",
        ["projection.enabled"] = "true",
        ["projection.fleet.type"] = "enum",
        ["projection.fleet.values"] = string.Join(',', fleets),
        ["projection.date.type"] = "date",
        ["projection.date.format"] = "yyyy-MM-dd",
        ["projection.date.range"] = FirstYear,
        ["storage.location.template"] = $"{bucket}/${{fleet}}/instances/date=${{date}}/",
    };

    // The Hive SerDe matches fields without regard to case, and so camelCase to the lower case of Glue; it leaves the
    // keys of tags as they are; and it fails at a line that is no JSON. The OpenX SerDe makes the keys of tags lower
    // case as well, and fails when two are then the same; Athena's documentation calls its results non-deterministic.
    private static CfnTable.StorageDescriptorProperty CreateStorage(string bucket) => new()
    {
        Location = $"{bucket}/",
        Columns = CreateColumns(InstanceColumns.LineColumns),
        InputFormat = "org.apache.hadoop.mapred.TextInputFormat",
        OutputFormat = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        SerdeInfo = new CfnTable.SerdeInfoProperty
        {
            SerializationLibrary = "org.apache.hive.hcatalog.data.JsonSerDe",
        },
    };

    private static CfnTable.ColumnProperty[] CreateColumns(IEnumerable<(string Name, string Type)> columns) =>
    [
        .. columns.Select(column => new CfnTable.ColumnProperty
        {
            Name = column.Name.ToLowerInvariant(),
            Type = column.Type.ToLowerInvariant(),
        }),
    ];
}
