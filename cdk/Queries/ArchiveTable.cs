using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Constructs;

namespace FleetDiff.Cdk.Queries;

/// <summary>
/// The archive as a table: one row for each instance and date, of every fleet in the bucket. Athena computes the locations of
/// the partitions (partition projection): no partition must be registered and no crawler is needed.
/// </summary>
public sealed class ArchiveTable : Construct
{
    /// <summary>The name of the table in the queries.</summary>
    public const string Name = "instances";

    // The report date is in the time zone of the schedule, which can be a day ahead of UTC, the time zone of Athena.
    private const string FirstYear = "2026-01-01,NOW+1DAY";

    private readonly CfnDatabase _database;

    /// <summary>Creates the table and its database.</summary>
    public ArchiveTable(FleetDiffStack stack, string id, FleetDiffProps props)
        : base(stack, id)
    {
        var bucket = $"s3://{stack.Archive.Bucket.BucketName}";
        _database = new CfnDatabase(this, "Database", new CfnDatabaseProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseInput = new CfnDatabase.DatabaseInputProperty
            {
                // Names in Athena can have underscores, but no hyphens.
                Name = stack.StackName.ToLowerInvariant().Replace('-', '_'),
                Description = "The archive of FleetDiff.",
            },
        });
        _ = new CfnTable(this, "Table", new CfnTableProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseName = Database,
            TableInput = new CfnTable.TableInputProperty
            {
                Name = Name,
                Description = "One row for each instance and date, with its verdict.",
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

    // The Hive SerDe matches field names case-insensitively, so camelCase fields match the lower-case columns of Glue. It keeps
    // the keys of tags, and fails on a line that is not JSON. The OpenX SerDe converts the keys of tags to lower case, and
    // fails if two are then equal; the documentation of Athena calls its results non-deterministic.
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
