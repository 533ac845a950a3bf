using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting.Csv;

namespace FleetDiff.Cli.Rendering;

/// <summary>Writes a report or a comparison to standard output, in every format except the table.</summary>
internal static class OutputWriter
{
    public static async Task WriteAsync(
        this Session session, OutputFormat format, Report report, bool whole, CancellationToken cancellationToken) =>
        await session.Host.Out.Writer.WriteAsync(format switch
        {
            OutputFormat.Json => FormatJson(report.WithoutRepeatedTags(), ArchiveJson.Instance.Report),
            OutputFormat.Csv => await FormatFileAsync(stream => new UnmanagedCsvColumns(new(report)).WriteAsync(
                report.Unmanaged, stream, byteOrderMark: false, cancellationToken)),
            _ => RunMarkdown.Format(new(report), whole),
        });

    public static async Task WriteAsync(
        this Session session, OutputFormat format, RunComparison comparison, CancellationToken cancellationToken) =>
        await session.Host.Out.Writer.WriteAsync(format switch
        {
            OutputFormat.Json => FormatJson(comparison, ArchiveJson.Instance.RunComparison),
            OutputFormat.Csv => await FormatFileAsync(stream => ComparisonCsv.WriteAsync(comparison, stream, cancellationToken)),
            _ => ComparisonMarkdown.Format(comparison),
        });

    private static string FormatJson<T>(T value, JsonTypeInfo<T> type) => $"{JsonSerializer.Serialize(value, type)}\n";

    private static async Task<string> FormatFileAsync(Func<Stream, Task> write)
    {
        using var file = new MemoryStream();
        await write(file);
        return Encoding.UTF8.GetString(file.GetBuffer(), 0, (int)file.Length);
    }
}
