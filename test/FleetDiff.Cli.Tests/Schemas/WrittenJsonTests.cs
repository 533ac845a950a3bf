using System.Text.Json;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Reporting.Json;
using Json.Schema;
using Xunit.Sdk;

namespace FleetDiff.Cli.Tests.Schemas;

/// <summary>What runs really write is valid by the files in schemas/.</summary>
public sealed class WrittenJsonTests(DemoArchive demo) : IClassFixture<DemoArchive>
{
    private static readonly EvaluationOptions Options = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };

    public static TheoryData<string> Dates => ["2026-11-21", "2026-11-22", "2026-11-23"];

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task AReportIsValid(string date) =>
        AssertValid(Report.CurrentSchema, await File.ReadAllTextAsync(FileOf("reports", date, "report.json")));

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task EveryLineOfTheInstancesIsValid(string date)
    {
        var lines = TestGzip.UnpackLines(await File.ReadAllBytesAsync(FileOf("instances", date, "instances.jsonl.gz")));

        Assert.True(lines.Length > 50);
        Assert.All(lines, line => AssertValid(PublishedSchemas.Instance, line));
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public async Task AnAlertRecordAndItsMessageAreValid(string date)
    {
        var record = await File.ReadAllTextAsync(FileOf("alerts", date, "alert.json"));
        using var fields = JsonDocument.Parse(record);

        AssertValid(AlertRecord.CurrentSchema, record);
        AssertValid(AlertMessage.CurrentSchema, fields.RootElement.GetProperty("json").GetString()!);
    }

    [Fact]
    public async Task AComparisonIsValid()
    {
        var said = await Terminal.RunAsync(
            "compare", "2026-11-21", "2026-11-23", "--output", "json", "--archive", demo.Path);

        AssertValid(RunComparison.CurrentSchema, said.Out);
    }

    [Fact]
    public void AnAlertRecordWithAWrongFieldIsInvalid()
    {
        const string Record = """{"schema":"fleetdiff/alert/v1","date":"2026-11-23","because":"A test.","sent":false}""";
        AssertValid(AlertRecord.CurrentSchema, Record);

        var e = Assert.Throws<TrueException>(() => AssertValid(
            AlertRecord.CurrentSchema, Record.Replace("false", "\"no\"", StringComparison.Ordinal)));
        Assert.Contains("/sent: ", e.Message, StringComparison.Ordinal);
    }

    internal static void AssertValid(string schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        // With a registry of its own: the global one refuses a name that it has.
        var result = JsonSchema.FromText(File.ReadAllText(PublishedSchemas.FileOf(schema)), new() { SchemaRegistry = new() })
            .Evaluate(document.RootElement, Options);
        Assert.True(result.IsValid, string.Join('\n',
            from detail in result.Details ?? []
            from error in detail.Errors ?? new Dictionary<string, string>()
            select $"{detail.InstanceLocation}: {error.Value}"));
    }

    private string FileOf(string kind, string date, string name) =>
        Path.Combine(demo.Path, kind, $"date={date}", name);
}
