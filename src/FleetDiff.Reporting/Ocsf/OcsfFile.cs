using System.Text.Json;

namespace FleetDiff.Reporting.Ocsf;

/// <summary>
/// Writes <c>unmanaged.ocsf.jsonl</c>: the unmanaged instances as Compliance Findings of the Open Cybersecurity Schema
/// Framework, one JSON object per line, for security lakes.
/// </summary>
public static class OcsfFile
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    /// <summary>Writes the file line by line. The file of a suspect report is empty, because it requires no action.</summary>
    public static async Task WriteAsync(ReportSummary summary, Stream stream, CancellationToken cancellationToken)
    {
        if (summary.Report.Suspect)
        {
            return;
        }

        await using var json = new Utf8JsonWriter(stream, new() { Encoder = OcsfJson.Lines.Options.Encoder });
        foreach (var finding in new OcsfFindings(summary).Create())
        {
            JsonSerializer.Serialize(json, finding, OcsfJson.Lines.ComplianceFinding);
            await json.FlushAsync(cancellationToken);
            json.Reset();
            await stream.WriteAsync(NewLine, cancellationToken);
        }
    }
}
