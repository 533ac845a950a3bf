using System.Buffers;
using System.Globalization;
using System.Text.Json;
using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Lambda;

/// <summary>A night's metrics, as a line that CloudWatch makes metrics of.</summary>
/// <param name="FunctionName">The function, which is the only dimension.</param>
/// <param name="RequestId">The invocation, to find the rest of its log by.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Duration">How long it took.</param>
public sealed record NightMetrics(string FunctionName, string RequestId, DateTimeOffset Ended, TimeSpan Duration)
{
    /// <summary>The namespace of the metrics.</summary>
    public const string Namespace = "FleetDiff";

    private const string Dimension = "FunctionName";

    /// <summary>
    /// The line: one JSON object in the embedded metric format (Amazon CloudWatch User Guide, Specification: Embedded
    /// metric format), and the end of the line.
    /// </summary>
    public ReadOnlyMemory<byte> LineOf(Report report)
    {
        var line = new ArrayBufferWriter<byte>();
        var metrics = Of(report);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            Directive(json, metrics);
            json.WriteString(Dimension, FunctionName);
            json.WriteString("requestId", RequestId);
            json.WriteString("date", report.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            foreach (var (name, _, value) in metrics)
            {
                json.WriteNumber(name, value);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    private (string Name, string Unit, long Value)[] Of(Report report) =>
    [
        ("Instances", "Count", report.Totals.Instances),
        ("Managed", "Count", report.Totals.Managed),
        ("Dormant", "Count", report.Totals.Dormant),
        ("Unmanaged", "Count", report.Totals.Unmanaged),
        ("New", "Count", report.NewCount),
        ("Exempt", "Count", report.Totals.Exempt),
        ("BlindSpots", "Count", report.BlindSpots.Count),
        ("SourcesFailed", "Count", report.Sources.Count(source => source.Status is not SourceStatus.Complete)),
        ("Suspect", "Count", report.Suspect ? 1 : 0),
        ("Pages", "Count", report.Sources.Sum(source => source.Pages)),
        ("Duration", "Milliseconds", (long)Duration.TotalMilliseconds),
    ];

    private void Directive(Utf8JsonWriter json, IEnumerable<(string Name, string Unit, long Value)> metrics)
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
