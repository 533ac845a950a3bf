using System.Text.Json.Serialization;
using FleetDiff.Core.Pipeline;
using FleetDiff.Reporting;

namespace FleetDiff.Lambda;

/// <summary>The result of the function: the totals of a run and the location of its report.</summary>
/// <param name="Date">The date of the run, in the configured time zone.</param>
/// <param name="WasComplete">Whether a report of this date was already complete, so that nothing was archived.</param>
/// <param name="Suspect">Whether the report is suspect: its inventory looks wrong.</param>
/// <param name="Instances">The number of EC2 instances.</param>
/// <param name="Managed">The number of managed instances.</param>
/// <param name="Unmanaged">The number of unmanaged instances, without the exempt ones.</param>
/// <param name="New">The number of those that are unmanaged now and not in the baseline.</param>
/// <param name="AlertSent">Whether the archive has a record of a sent alert.</param>
/// <param name="Report">The location of the report.</param>
public sealed record RunSummary(
    [property: JsonPropertyName("date")] string Date,
    [property: JsonPropertyName("wasComplete")] bool WasComplete,
    [property: JsonPropertyName("suspect")] bool Suspect,
    [property: JsonPropertyName("instances")] int Instances,
    [property: JsonPropertyName("managed")] int Managed,
    [property: JsonPropertyName("unmanaged")] int Unmanaged,
    [property: JsonPropertyName("new")] int New,
    [property: JsonPropertyName("alertSent")] bool AlertSent,
    [property: JsonPropertyName("report")] string Report)
{
    /// <summary>Creates the summary of a run.</summary>
    public static RunSummary Create(RunResult run) => new(
        TextFormat.Date(run.Report.Date),
        run.WasComplete,
        run.Report.Suspect,
        run.Report.Totals.Instances,
        run.Report.Totals.Managed,
        run.Report.Totals.Unmanaged,
        new ReportSummary(run.Report).NewCount,
        run.Alert.Sent,
        run.ReportLocation);
}
