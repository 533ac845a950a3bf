using System.Buffers;
using System.Text.Json;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Lambda;

/// <summary>A night's metrics, as a line that CloudWatch makes metrics of.</summary>
/// <param name="FunctionName">The function, which is the only dimension.</param>
/// <param name="RequestId">The invocation, to find the rest of its log by.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RunMetrics(string FunctionName, string RequestId, DateTimeOffset Ended, TimeSpan Duration)
{
    /// <summary>The namespace of the metrics.</summary>
    public const string Namespace = "FleetDiff";

    private const string Dimension = "FunctionName";

    /// <summary>
    /// The line: one JSON object in the embedded metric format (Amazon CloudWatch User Guide, Specification: Embedded
    /// metric format), and the end of the line.
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
        ("SourcesFailed", "Count", summary.NotSeen.Count(one => one.Kind == NotSeenKind.Source)),
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
