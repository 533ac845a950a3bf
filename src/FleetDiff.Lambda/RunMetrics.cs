using System.Buffers;
using System.Text.Json;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Lambda;

/// <summary>The metrics of a run, as a log line in the embedded metric format of CloudWatch.</summary>
/// <param name="FunctionName">The name of the function, the only dimension.</param>
/// <param name="RequestId">The request id of the invocation, to find its other log lines.</param>
/// <param name="Ended">When the run ended.</param>
/// <param name="Duration">The duration of the run.</param>
public sealed record RunMetrics(string FunctionName, string RequestId, DateTimeOffset Ended, TimeSpan Duration)
{
    /// <summary>The namespace of the metrics.</summary>
    public const string Namespace = "FleetDiff";

    private const string Dimension = "FunctionName";

    /// <summary>
    /// Formats the line: one JSON object in the embedded metric format (Amazon CloudWatch User Guide, Specification:
    /// Embedded metric format) and a newline.
    /// </summary>
    public ReadOnlyMemory<byte> FormatLine(Report report)
    {
        var line = new ArrayBufferWriter<byte>();
        var metrics = Create(new(report));
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            WriteDirective(json, metrics);
            json.WriteString(Dimension, FunctionName);
            json.WriteString("requestId", RequestId);
            json.WriteString("date", TextFormat.Date(report.Date));
            foreach (var (name, _, value) in metrics)
            {
                json.WriteNumber(name, value);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    private (string Name, string Unit, long Value)[] Create(ReportSummary summary) =>
    [
        ("Instances", "Count", summary.Totals.Instances),
        ("Managed", "Count", summary.Totals.Managed),
        ("Dormant", "Count", summary.Totals.Dormant),
        ("Unmanaged", "Count", summary.Totals.Unmanaged),
        ("New", "Count", summary.NewCount),
        ("Exempt", "Count", summary.Totals.Exempt),
        ("BlindSpots", "Count", summary.Report.BlindSpots.Count),
        ("SourcesFailed", "Count", summary.MissingCoverage.Count(one => one.Kind == MissingCoverageKind.Source)),
        ("Suspect", "Count", summary.Report.Suspect ? 1 : 0),
        ("Pages", "Count", summary.Report.Sources.Sum(source => source.Pages)),
        ("Duration", "Milliseconds", (long)Duration.TotalMilliseconds),
    ];

    private void WriteDirective(Utf8JsonWriter json, IEnumerable<(string Name, string Unit, long Value)> metrics)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", Ended.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", Namespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        json.WriteStringValue(Dimension);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var (name, unit, _) in metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteString("Unit", unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
