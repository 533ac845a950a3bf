using System.Text.Json;

namespace FleetDiff.Reporting.Ocsf;

/// <summary>
/// <c>unmanaged.ocsf.jsonl</c>: the unmanaged instances as Compliance Findings of the Open Cybersecurity Schema
/// Framework, one JSON object a line, for security lakes.
/// </summary>
public static class OcsfFile
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    /// <summary>Writes the file, a line at a time. That of a suspect night is empty: nobody is to act on it.</summary>
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
