using System.Text.Json.Nodes;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting.Json;

namespace FleetDiff.Cli.Tests.Schemas;

/// <summary>What FleetDiff writes for programs, by the name of its schema.</summary>
internal static class PublishedSchemas
{
    /// <summary>The schema of a line of <c>instances.jsonl.gz</c>, which does not name it.</summary>
    public const string Instance = "fleetdiff/instance/v1";

    /// <summary>Each schema as the code has it.</summary>
    public static IReadOnlyDictionary<string, JsonObject> All { get; } = new Dictionary<string, JsonObject>
    {
        [Report.CurrentSchema] = SchemaGenerator.Create(Report.CurrentSchema, ArchiveJson.Instance.Report),
        [Instance] = SchemaGenerator.Create(Instance, ArchiveJson.Instance.ReportedInstance),
        [AlertRecord.CurrentSchema] = SchemaGenerator.Create(AlertRecord.CurrentSchema, ArchiveJson.Instance.AlertRecord),
        [AlertMessage.CurrentSchema] = SchemaGenerator.Create(AlertMessage.CurrentSchema, SchemaTypes.Default.AlertMessage),
        [RunComparison.CurrentSchema] = SchemaGenerator.Create(RunComparison.CurrentSchema, ArchiveJson.Instance.RunComparison),
    };

    /// <summary>Whether the files are to be stored.</summary>
    public static bool Accept => Environment.GetEnvironmentVariable("ACCEPT") == "1";

    /// <summary>The file of a schema: <c>schemas/report.v1.json</c> of <c>fleetdiff/report/v1</c>.</summary>
    public static string FileOf(string name) =>
        Path.Combine(Repository.Root, "schemas", $"{string.Join('.', name.Split('/')[1..])}.json");
}
