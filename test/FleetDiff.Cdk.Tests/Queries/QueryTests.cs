using System.Text.Json.Nodes;
using FleetDiff.Cdk.Queries;

namespace FleetDiff.Cdk.Tests.Queries;

public sealed class QueryTests
{
    private const string Instances = ArchiveTable.Name;

    private const string Coverage = ArchiveTable.CoverageName;

    private const string Serde = "StorageDescriptor/SerdeInfo/SerializationLibrary";

    [SynthTheory]
    [InlineData("usual", Instances, "TableType", "EXTERNAL_TABLE")]
    [InlineData("usual", Instances, "Parameters/projection.enabled", "true")]
    [InlineData("usual", Instances, "Parameters/projection.date.type", "date")]
    [InlineData("usual", Instances, "Parameters/projection.date.format", "yyyy-MM-dd")]
    [InlineData("usual", Instances, "Parameters/projection.date.range", "2026-01-01,NOW+1DAY")]
    [InlineData("usual", Instances, "Parameters/projection.fleet.values", "fleetdiff")]
    [InlineData("full", Instances, "Parameters/projection.fleet.values", "fleetdiff,fleetdiff/apac")]
    [InlineData("full", Instances, "Parameters/projection.fleet.type", "enum")]
    [InlineData("existing", Instances, "StorageDescriptor/Location", "s3://example-audit-archive/")]
    [InlineData("existing", Instances, "Parameters/storage.location.template",
        "s3://example-audit-archive/${fleet}/instances/date=${date}/")]
    [InlineData("usual", Instances, Serde, "org.apache.hive.hcatalog.data.JsonSerDe")]
    [InlineData("existing", Coverage, "Parameters/storage.location.template",
        "s3://example-audit-archive/${fleet}/reports/date=${date}/coverage/")]
    [InlineData("existing", Coverage, "Parameters/skip.header.line.count", "1")]
    [InlineData("usual", Coverage, Serde, "org.apache.hadoop.hive.serde2.OpenCSVSerde")]
    public void TableHasTheProperty(string configuration, string name, string path, string value) =>
        Assert.Equal(value, Template.Text(Table(Templates.Get(configuration), name), path));

    [SynthFact]
    public void TableIsInTheBucketOfTheStack() => Assert.StartsWith(
        "s3://<Archive",
        Template.Text(Table(Templates.Usual, Instances), "StorageDescriptor/Location"), StringComparison.Ordinal);

    [SynthFact]
    public void CamelCaseFieldsBecomeLowerCaseColumns()
    {
        var columns = Columns(Instances);

        Assert.Contains("firstunmanaged date", columns);
        Assert.Contains("tags map<string,string>", columns);
        Assert.Contains("evidence array<struct<source:string,status:string,observedat:string>>", columns);
        Assert.Equal(TableColumns.Instances.Count, columns.Distinct().Count());
        Assert.Equal(TableColumns.Coverage.Select(column => $"{column.Name.ToLowerInvariant()} string"), Columns(Coverage));
    }

    [SynthTheory]
    [InlineData(Instances)]
    [InlineData(Coverage)]
    public void FleetAndDateArePartitions(string name) =>
        Assert.Equal(["fleet string", "date string"], Format(Table(Templates.Usual, name)["PartitionKeys"]));

    [SynthTheory]
    [InlineData("EnforceWorkGroupConfiguration", "true")]
    [InlineData("BytesScannedCutoffPerQuery", "100000000000")]
    [InlineData("ManagedQueryResultsConfiguration/Enabled", "true")]
    [InlineData("ResultConfiguration", "")]
    public void WorkgroupLimitsQueriesAndManagesTheirResults(string path, string value) => Assert.Equal(
        value, Template.Text(Templates.Usual.The("AWS::Athena::WorkGroup"), $"WorkGroupConfiguration/{path}"));

    [SynthFact]
    public void QueriesMatchTheFiles() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "cdk/Queries"), "*.sql").Order(StringComparer.Ordinal)
            .Where(file => Path.GetFileName(file) != "duckdb.sql").Select(File.ReadAllText),
        Templates.Usual.All("AWS::Athena::NamedQuery").Select(query => (string?)query["QueryString"]));

    [Fact]
    public void DescriptionsNameTheResultAndTheParameter() => Assert.All(ArchiveQuery.All, query => Assert.Matches(
        @"^[A-Z].*\. The parameter is the (first )?date, such as '2026-11-\d\d'\.$", query.Description));

    private static JsonNode Table(Template template, string name) => Assert.Single(
        template.All("AWS::Glue::Table").Select(table => table["TableInput"]!), table => (string?)table["Name"] == name);

    private static IReadOnlyList<string> Columns(string table) =>
        Format(Table(Templates.Usual, table)["StorageDescriptor"]!["Columns"]);

    private static IReadOnlyList<string> Format(JsonNode? columns) =>
        [.. Template.Items(columns).Select(column => $"{column["Name"]} {column["Type"]}")];
}
