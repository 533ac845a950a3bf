using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting.Csv;

namespace FleetDiff.Cli.Rendering;

/// <summary>The output formats of a command.</summary>
internal enum OutputFormat
{
    /// <summary>Tables, for people at a terminal.</summary>
    Table,

    /// <summary>The whole report as in the archive, for programs.</summary>
    Json,

    /// <summary>One line for each row, for spreadsheets.</summary>
    Csv,

    /// <summary>A summary, for a ticket or a chat.</summary>
    Markdown,
}

/// <summary>Writes a report or a comparison to standard output.</summary>
internal static class OutputWriter
{
    public static async Task WriteAsync(
        this Session session, OutputFormat format, Report report, bool whole, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case OutputFormat.Table:
                RunView.Show(session.Out, new(report), whole);
                break;
            case OutputFormat.Json:
                await WriteJsonAsync(session, report.WithoutRepeatedTags(), ArchiveJson.Instance.Report, cancellationToken);
                break;
            case OutputFormat.Csv:
                await new UnmanagedCsvColumns(new(report)).WriteAsync(
                    report.Unmanaged, session.Host.Out.Stream, byteOrderMark: false, cancellationToken);
                break;
            default:
                await session.Host.Out.Writer.WriteAsync(RunMarkdown.Format(new(report), whole));
                break;
        }
    }

    public static async Task WriteAsync(
        this Session session, OutputFormat format, RunComparison comparison, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case OutputFormat.Table:
                ComparisonView.Show(session.Out, comparison);
                break;
            case OutputFormat.Json:
                await WriteJsonAsync(session, comparison, ArchiveJson.Instance.RunComparison, cancellationToken);
                break;
            case OutputFormat.Csv:
                await ComparisonCsv.WriteAsync(comparison, session.Host.Out.Stream, cancellationToken);
                break;
            default:
                await session.Host.Out.Writer.WriteAsync(ComparisonView.FormatMarkdown(comparison));
                break;
        }
    }

    private static async Task WriteJsonAsync<T>(
        Session session, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(session.Host.Out.Stream, value, type, cancellationToken);
        await session.Host.Out.Writer.WriteAsync("\n");
    }
}
