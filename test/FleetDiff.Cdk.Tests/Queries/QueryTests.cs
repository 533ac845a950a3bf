using FleetDiff.Cdk.Queries;

namespace FleetDiff.Cdk.Tests.Queries;

public sealed class QueryTests
{
    [SynthFact]
    public void CamelCaseFieldsBecomeLowerCaseColumns()
    {
        var columns = Columns("Table");

        Assert.Contains("firstunmanaged date", columns);
        Assert.Contains("tags map<string,string>", columns);
        Assert.Contains("evidence array<struct<source:string,status:string,observedat:string>>", columns);
        Assert.Equal(TableColumns.Instances.Count, columns.Distinct().Count());
        Assert.Equal(
            TableColumns.Coverage.Select(column => $"{column.Name.ToLowerInvariant()} string"), Columns("TableCoverage"));
    }

    [SynthFact]
    public void QueriesMatchTheFiles() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "cdk/Queries"), "*.sql").Order(StringComparer.Ordinal)
            .Where(file => Path.GetFileName(file) != "duckdb.sql").Select(File.ReadAllText),
        Templates.Usual.All("AWS::Athena::NamedQuery").Select(query => (string?)query["QueryString"]));

    [Fact]
    public void DescriptionsNameTheResultAndTheParameter() => Assert.All(ArchiveQuery.All, query => Assert.Matches(
        @"^[A-Z].*\. The parameter is the (first )?date, such as '2026-11-\d\d'\.$", query.Description));

    private static IReadOnlyList<string> Columns(string table) =>
    [
        .. Template.Items(Templates.Usual[table]["TableInput"]!["StorageDescriptor"]!["Columns"])
            .Select(column => $"{column["Name"]} {column["Type"]}"),
    ];
}
