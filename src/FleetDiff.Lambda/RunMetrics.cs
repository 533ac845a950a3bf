using System.Text.Json.Nodes;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Lambda;

/// <summary>The metrics of a run, as a log line in the embedded metric format of CloudWatch.</summary>
/// <param name="FunctionName">The name of the function, the only dimension.</param>
/// <param name="RequestId">The request id of the invocation, to find its other log lines.</param>
/// <param name="Ended">When the run ended.</param>
/// <param name="Duration">The duration of the run.</param>
internal sealed record RunMetrics(string FunctionName, string RequestId, DateTimeOffset Ended, TimeSpan Duration)
{
    private const string Namespace = "FleetDiff";

    private const string Dimension = "FunctionName";

    /// <summary>
    /// Formats the line: one JSON object in the embedded metric format (Amazon CloudWatch User Guide, Specification:
    /// Embedded metric format).
    /// </summary>
    public string FormatLine(Report report)
    {
        var metrics = Create(new(report));
        var line = new JsonObject
        {
            ["_aws"] = new JsonObject
            {
                ["Timestamp"] = Ended.ToUnixTimeMilliseconds(),
                ["CloudWatchMetrics"] = new JsonArray(new JsonObject
                {
                    ["Namespace"] = Namespace,
                    ["Dimensions"] = new JsonArray(new JsonArray(Dimension)),
                    ["Metrics"] = new JsonArray([.. metrics.Select(
                        metric => new JsonObject { ["Name"] = metric.Name, ["Unit"] = metric.Unit })]),
                }),
            },
            [Dimension] = FunctionName,
            ["requestId"] = RequestId,
            ["date"] = TextFormat.Date(report.Date),
        };
        foreach (var (name, _, value) in metrics)
        {
            line[name] = value;
        }

        return line.ToJsonString();
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
}
