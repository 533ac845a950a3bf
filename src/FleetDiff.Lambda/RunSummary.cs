using System.Text.Json.Serialization;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Reporting;

namespace FleetDiff.Lambda;

/// <summary>What the function returns: the night in a few numbers, and where the rest is.</summary>
/// <param name="Date">The night, in the chosen time zone.</param>
/// <param name="WasComplete">Whether it had been complete before, so that nothing was archived now.</param>
/// <param name="Suspect">Whether the inventory looks too wrong to be believed.</param>
/// <param name="Instances">EC2 instances.</param>
/// <param name="Managed">Managed ones.</param>
/// <param name="Unmanaged">Unmanaged ones that are not exempt.</param>
/// <param name="New">Those of them that are not in the last good report.</param>
/// <param name="AlertSent">Whether an alert is on record as sent.</param>
/// <param name="Report">Where the report is.</param>
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
    /// <summary>The summary of a night.</summary>
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
