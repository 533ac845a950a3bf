using System.Text.Json;
using System.Text.Json.Nodes;
using FleetDiff.Cdk.Queries;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting.Csv;

namespace FleetDiff.Queries.Tests;

/// <summary>Compares the columns of the tables in Athena and DuckDB with the fields of instances.jsonl.gz.</summary>
public sealed class TableColumnTests : IDisposable
{
    private static readonly DateTimeOffset Seen = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    private static readonly string Line = JsonSerializer.Serialize(Row(), ArchiveJson.Instance.ReportedInstance);

    private readonly WrittenArchive _archive = new();

    public TableColumnTests() => _archive.AddLines("fleet", "2026-11-23", Line);

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void ColumnsMatchTheFieldsOfALine() => Assert.Equal(
        ArchiveJson.Instance.ReportedInstance.Properties.Where(property => property.Get is not null)
            .Select(property => property.Name).Order(StringComparer.Ordinal),
        TableColumns.Instances.Select(column => column.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void ColumnsMatchTheCoverageFile() =>
        Assert.Equal(CoverageCsv.Columns, TableColumns.Coverage.Select(column => column.Name));

    [Theory]
    [InlineData("instances")]
    [InlineData("coverage")]
    public void ColumnsMatchInAthenaAndDuckDb(string table) => Assert.Equal(
        (table == "coverage" ? TableColumns.Coverage : TableColumns.Instances).Concat(TableColumns.Partition)
            .Select(column => $"{column.Name} {InDuckDB(column.Type)}").Order(StringComparer.Ordinal),
        _archive.Engine.Ask($"SELECT column_name, column_type FROM (DESCRIBE {table})")
            .Select(column => $"{column[0]} {column[1].Replace("\"", "", StringComparison.Ordinal)}")
            .Order(StringComparer.Ordinal));

    [Fact]
    public void EveryFieldOfALineIsReadable()
    {
        var row = JsonNode.Parse(_archive.Engine.Ask("SELECT to_json(instances) FROM instances").Single()[0])!;

        Assert.All(JsonNode.Parse(Line)!.AsObject(),
            field => Assert.Equal(field.Value?.ToJsonString(), row[field.Key]?.ToJsonString()));
    }

    [Fact]
    public void QueriesUseSyntaxThatBothEnginesSupport() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "cdk/Queries"), "*.sql").Select(file => Path.GetFileName(file))
            .Where(name => name != "duckdb.sql").Select(Engine.ReadFile),
        sql =>
        {
            Assert.Single(sql, character => character == '?');
            Assert.DoesNotContain(';', sql);
            Assert.Matches("FROM (instances|coverage)\n", sql);
        });

    private static ReportedInstance Row() => new("111111111111", "eu-west-1", "i-00000000000000001")
    {
        Name = "web",
        Tags = Tags.Create([KeyValuePair.Create("Name", "web"), KeyValuePair.Create("name", "another")]),
        Verdict = Verdict.Unmanaged,
        Reason = Reason.NoNodeListed,
        Because = "because",
        Evidence = [new(Source.ResourceExplorer, ManagementStatus.Unmanaged, Seen)],
        Platform = "Amazon Linux 2023",
        AgentVersion = "3.3.1",
        AccountName = "payments-prod",
        OrganizationalUnit = "Workloads/Prod",
        State = InstanceState.Running,
        LaunchedAt = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero),
        LikelyNode = "mi-1",
        Group = "a group",
        Cause = new Cause(CauseCode.Image, "fact", "fix", "url") { Resource = "ami-1" },
        ExemptBy = "a rule",
        ExemptUntil = new(2027, 3, 31),
        FirstUnmanaged = new(2026, 11, 20),
        FirstDisputed = new(2026, 11, 21),
        Reopened = new(2026, 11, 19),
        ExemptionEnded = "an old rule",
        InGracePeriod = true,
        NotAlerted = SuppressionReason.KnownGroup,
        Intermittent = new(2026, 11, 16),
        Due = true,
        LastManaged = new(2026, 11, 18),
        LastSeen = new(2026, 11, 17),
        ReportedAt = Seen,
        Suspect = true,
    };

    // string → VARCHAR, map<k,v> → MAP(k, v), struct<a:t> → STRUCT(a t), array<t> → t[].
    private static string InDuckDB(string type) =>
        type.StartsWith("array<", StringComparison.Ordinal) ? $"{InDuckDB(type["array<".Length..^1])}[]"
        : type.StartsWith("map<", StringComparison.Ordinal) ? $"MAP({InDuckDB(type["map<".Length..^1])})"
        : type.StartsWith("struct<", StringComparison.Ordinal) ? $"STRUCT({InDuckDB(type["struct<".Length..^1])})"
        : type.Contains(',', StringComparison.Ordinal) ? string.Join(", ", type.Split(',').Select(InDuckDB))
        : type.Split(':') is [var name, var of] ? $"{name} {InDuckDB(of)}"
        : type == "string" ? "VARCHAR" : type.ToUpperInvariant();
}
