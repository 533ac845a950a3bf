using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting.Csv;

namespace FleetDiff.Cli.Rendering;

/// <summary>Writes a report or a comparison to standard output, in every format except the table.</summary>
internal static class OutputWriter
{
    public static Task WriteAsync(
        this Session session, OutputFormat format, Report report, bool whole, CancellationToken cancellationToken) => format switch
        {
            OutputFormat.Json => WriteJsonAsync(
                session, report.WithoutRepeatedTags(), ArchiveJson.Instance.Report, cancellationToken),
            OutputFormat.Csv => WriteFileAsync(session, stream => new UnmanagedCsvColumns(new(report)).WriteAsync(
                report.Unmanaged, stream, byteOrderMark: false, cancellationToken)),
            _ => WriteTextAsync(session, RunMarkdown.Format(new(report), whole)),
        };

    public static Task WriteAsync(
        this Session session, OutputFormat format, RunComparison comparison, CancellationToken cancellationToken) =>
        format switch
        {
            OutputFormat.Json => WriteJsonAsync(session, comparison, ArchiveJson.Instance.RunComparison, cancellationToken),
            OutputFormat.Csv => WriteFileAsync(
                session, stream => ComparisonCsv.WriteAsync(comparison, stream, cancellationToken)),
            _ => WriteTextAsync(session, ComparisonMarkdown.Format(comparison)),
        };

    private static async Task WriteJsonAsync<T>(
        Session session, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await WriteFileAsync(session, stream => JsonSerializer.SerializeAsync(stream, value, type, cancellationToken));
        await WriteTextAsync(session, "\n");
    }

    private static async Task WriteFileAsync(Session session, Func<Stream, Task> write)
    {
        await using var stream = new TextStream(session.Host.Out.Writer);
        await write(stream);
    }

    private static Task WriteTextAsync(Session session, string text) => session.Host.Out.Writer.WriteAsync(text);
}
