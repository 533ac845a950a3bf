using System.Text.Json.Nodes;
using FleetDiff.Reporting;

namespace FleetDiff.Lambda;

/// <summary>The metrics of a run.</summary>
internal static class RunMetrics
{
    private const string Namespace = "FleetDiff";

    private const string Dimension = "FunctionName";

    /// <summary>
    /// Formats the log line: one JSON object in the embedded metric format (Amazon CloudWatch User Guide, Specification:
    /// Embedded metric format).
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="function">The name of the function, the only dimension.</param>
    /// <param name="requestId">The request id of the invocation, to find its other log lines.</param>
    /// <param name="ended">When the run ended.</param>
    /// <param name="duration">The duration of the run.</param>
    public static string FormatLine(
        Report report, string function, string requestId, DateTimeOffset ended, TimeSpan duration)
    {
        var metrics = Create(new(report), duration);
        var line = new JsonObject
        {
            ["_aws"] = new JsonObject
            {
                ["Timestamp"] = ended.ToUnixTimeMilliseconds(),
                ["CloudWatchMetrics"] = new JsonArray(new JsonObject
                {
                    ["Namespace"] = Namespace,
                    ["Dimensions"] = new JsonArray(new JsonArray(Dimension)),
                    ["Metrics"] = new JsonArray([.. metrics.Select(
                        metric => new JsonObject { ["Name"] = metric.Name, ["Unit"] = metric.Unit })]),
                }),
            },
            [Dimension] = function,
            ["requestId"] = requestId,
            ["date"] = TextFormat.Date(report.Date),
        };
        foreach (var (name, _, value) in metrics)
        {
            line[name] = value;
        }

        return line.ToJsonString();
    }

    private static (string Name, string Unit, long Value)[] Create(ReportSummary summary, TimeSpan duration) =>
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
        ("Duration", "Milliseconds", (long)duration.TotalMilliseconds),
    ];
}
