using System.Text.Json.Nodes;
using FleetDiff.Cdk.Queries;

namespace FleetDiff.Cdk.Tests.Queries;

public sealed class QueryTests
{
    [SynthFact]
    public void TableNeedsNoCrawler()
    {
        var table = Table(Templates.Usual);

        Assert.Equal(("instances", "EXTERNAL_TABLE"), ((string?)table["Name"], (string?)table["TableType"]));
        Assert.Equal(["fleet string", "date string"], Columns(table["PartitionKeys"]));
        Assert.Equal("true", (string?)table["Parameters"]!["projection.enabled"]);
        Assert.Equal(
            ("date", "yyyy-MM-dd", "2026-01-01,NOW+1DAY"),
            (Projected(table, "date", "type"), Projected(table, "date", "format"), Projected(table, "date", "range")));
    }

    [SynthFact]
    public void TableLocationHasFleetAndDate()
    {
        var table = Table(Templates.Existing);

        Assert.Equal("s3://example-audit-archive/", (string?)table["StorageDescriptor"]!["Location"]);
        Assert.Equal(
            "s3://example-audit-archive/${fleet}/instances/date=${date}/",
            (string?)table["Parameters"]!["storage.location.template"]);
    }

    [SynthFact]
    public void TableIsInTheBucketOfTheStack() => Assert.StartsWith(
        "s3://<Archive",
        Template.Text(Table(Templates.Usual)["StorageDescriptor"]!["Location"]), StringComparison.Ordinal);

    [SynthFact]
    public void FleetsOfOneBucketAreOneTable()
    {
        Assert.Equal("fleetdiff", Projected(Table(Templates.Usual), "fleet", "values"));
        Assert.Equal("fleetdiff,fleetdiff/apac", Projected(Table(Templates.Full), "fleet", "values"));
        Assert.Equal("enum", Projected(Table(Templates.Full), "fleet", "type"));
    }

    [SynthFact]
    public void CamelCaseFieldsBecomeLowerCaseColumns()
    {
        var storage = Table(Templates.Usual)["StorageDescriptor"]!;
        var columns = Columns(storage["Columns"]);

        Assert.Equal("org.apache.hive.hcatalog.data.JsonSerDe", (string?)storage["SerdeInfo"]!["SerializationLibrary"]);
        Assert.Contains("firstunmanaged date", columns);
        Assert.Contains("tags map<string,string>", columns);
        Assert.Contains("evidence array<struct<source:string,status:string,observedat:string>>", columns);
        Assert.Equal(TableColumns.Instances.Count, columns.Distinct().Count());
    }

    [SynthFact]
    public void CoverageIsATableOfItsOwn()
    {
        var table = Table(Templates.Existing, ArchiveTable.CoverageName);
        var storage = table["StorageDescriptor"]!;

        Assert.Equal(
            "s3://example-audit-archive/${fleet}/reports/date=${date}/coverage/",
            (string?)table["Parameters"]!["storage.location.template"]);
        Assert.Equal("1", (string?)table["Parameters"]!["skip.header.line.count"]);
        Assert.Equal("org.apache.hadoop.hive.serde2.OpenCSVSerde", (string?)storage["SerdeInfo"]!["SerializationLibrary"]);
        Assert.Equal(
            TableColumns.Coverage.Select(column => $"{column.Name.ToLowerInvariant()} string"), Columns(storage["Columns"]));
        Assert.Equal(["fleet string", "date string"], Columns(table["PartitionKeys"]));
    }

    [SynthFact]
    public void WorkgroupLimitsQueriesAndManagesTheirResults()
    {
        var group = Templates.Usual.The("AWS::Athena::WorkGroup")["WorkGroupConfiguration"]!;

        Assert.True((bool)group["EnforceWorkGroupConfiguration"]!);
        Assert.Equal(100e9, (double)group["BytesScannedCutoffPerQuery"]!);
        Assert.True((bool)group["ManagedQueryResultsConfiguration"]!["Enabled"]!);
        Assert.Null(group["ResultConfiguration"]);
    }

    [SynthFact]
    public void QueriesMatchTheFiles()
    {
        var saved = Templates.Usual.All("AWS::Athena::NamedQuery");

        Assert.Equal(
            [
                "causes over time", "coverage by account", "coverage by unit", "mean days to resolve", "not seen", "open longest",
                "reopened most", "unmanaged on date",
            ],
            saved.Select(query => (string?)query["Name"]).Order(StringComparer.Ordinal));
        Assert.All(saved, query => Assert.Matches("FROM (instances|coverage)\n", (string?)query["QueryString"]));
    }

    [Fact]
    public void DescriptionsNameTheResultAndTheParameter() => Assert.All(ArchiveQuery.All, query => Assert.Matches(
        @"^[A-Z].*\. The parameter is the (first )?date, such as '2026-11-\d\d'\.$", query.Description));

    [Theory]
    [InlineData("/fleetdiff")]
    [InlineData("fleetdiff/")]
    [InlineData("a//b")]
    [InlineData("${date}")]
    public void FleetsOfTheQueriesNeedAPrefix(string fleet) => Assert.Contains(
        Given.Problems($$"""{"viewArn":"{{Templates.View}}","fleets":["{{fleet}}"]}"""),
        problem => problem.StartsWith($"fleets is '{fleet}'; expected prefixes", StringComparison.Ordinal));

    private static JsonNode Table(Template template, string name = ArchiveTable.Name) => Assert.Single(
        template.All("AWS::Glue::Table").Select(table => table["TableInput"]!), table => (string?)table["Name"] == name);

    private static string? Projected(JsonNode table, string key, string property) =>
        (string?)table["Parameters"]![$"projection.{key}.{property}"];

    private static IReadOnlyList<string> Columns(JsonNode? columns) =>
        [.. Template.Items(columns).Select(column => $"{column["Name"]} {column["Type"]}")];
}
