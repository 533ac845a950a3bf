using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Constructs;

namespace FleetDiff.Cdk.Queries;

/// <summary>
/// The archive as two tables, of every fleet in the bucket: one row for each instance and date, and one for each account, Region
/// and date. Athena computes the locations of the partitions (partition projection): no partition must be registered and no
/// crawler is needed.
/// </summary>
internal sealed class ArchiveTable : Construct
{
    /// <summary>The name of the table of instances in the queries.</summary>
    public const string Name = "instances";

    /// <summary>The name of the table of accounts and Regions in the queries.</summary>
    public const string CoverageName = "coverage";

    // The report date is in the time zone of the schedule, which can be a day ahead of UTC, the time zone of Athena.
    private const string DateRange = "2026-01-01,NOW+1DAY";

    private readonly string _bucket;

    private readonly IReadOnlyList<string> _fleets;

    public ArchiveTable(FleetDiffStack stack, string id, FleetDiffProps props)
        : base(stack, id)
    {
        _bucket = $"s3://{stack.Archive.Bucket.BucketName}";
        _fleets = props.Fleets;
        Database = new CfnDatabase(this, "Database", new CfnDatabaseProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseInput = new CfnDatabase.DatabaseInputProperty
            {
                // Names in Athena can have underscores, but no hyphens.
                Name = stack.StackName.ToLowerInvariant().Replace('-', '_'),
                Description = "The archive of FleetDiff.",
            },
        }).Ref;
        // The Hive SerDe matches field names case-insensitively, so camelCase fields match the lower-case columns of Glue. It
        // keeps the keys of tags, and fails on a line that is not JSON. The OpenX SerDe converts the keys of tags to lower case,
        // and fails if two are then equal; the documentation of Athena calls its results non-deterministic.
        CreateTable("Table", Name, "One row for each instance and date, with its verdict.", TableColumns.Instances,
            "org.apache.hive.hcatalog.data.JsonSerDe", CreateProjection("json", "instances/date=${date}/"));
        CreateTable("Coverage", CoverageName, "One row for each account, Region and date, with what the run saw.",
            TableColumns.Coverage, "org.apache.hadoop.hive.serde2.OpenCSVSerde",
            new(CreateProjection("csv", "reports/date=${date}/coverage/")) { ["skip.header.line.count"] = "1" });
    }

    public string Database { get; }

    private void CreateTable(string id, string name, string description, IEnumerable<(string Name, string Type)> columns,
        string serde, Dictionary<string, object> parameters) => _ = new CfnTable(this, id, new CfnTableProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseName = Database,
            TableInput = new CfnTable.TableInputProperty
            {
                Name = name,
                Description = description,
                TableType = "EXTERNAL_TABLE",
                PartitionKeys = CreateColumns(TableColumns.Partition),
                Parameters = parameters,
                StorageDescriptor = new CfnTable.StorageDescriptorProperty
                {
                    Location = $"{_bucket}/",
                    Columns = CreateColumns(columns),
                    InputFormat = "org.apache.hadoop.mapred.TextInputFormat",
                    OutputFormat = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
                    SerdeInfo = new CfnTable.SerdeInfoProperty { SerializationLibrary = serde },
                },
            },
        });

    private Dictionary<string, object> CreateProjection(string classification, string folder) => new()
    {
        ["classification"] = classification,
        ["projection.enabled"] = "true",
        ["projection.fleet.type"] = "enum",
        ["projection.fleet.values"] = string.Join(',', _fleets),
        ["projection.date.type"] = "date",
        ["projection.date.format"] = "yyyy-MM-dd",
        ["projection.date.range"] = DateRange,
        ["storage.location.template"] = $"{_bucket}/${{fleet}}/{folder}",
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
