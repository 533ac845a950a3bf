using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Comparing.Changing;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Printing;

/// <summary>Prints a report or a comparison in the form that was asked for; the table is the command's own.</summary>
internal static class Outputs
{
    public static Task PrintAsync(
        this Session session, OutputFormat format, Report report, CancellationToken cancellationToken) => format switch
        {
            OutputFormat.Json => JsonAsync(
                session, report.WithTagsOnce(), ReportJson.Archive.Report, cancellationToken),
            OutputFormat.Csv => FileAsync(session, stream => new CsvColumns(new(report)).WriteAsync(
                report.Unmanaged, stream, byteOrderMark: false, cancellationToken)),
            _ => TextAsync(session, NightMarkdown.Of(new(report))),
        };

    public static Task PrintAsync(
        this Session session, OutputFormat format, NightComparison comparison, CancellationToken cancellationToken) =>
        format switch
        {
            OutputFormat.Json => JsonAsync(session, comparison, ReportJson.Archive.NightComparison, cancellationToken),
            OutputFormat.Csv => FileAsync(
                session, stream => ComparisonCsv.WriteAsync(comparison, stream, cancellationToken)),
            _ => TextAsync(session, ComparisonMarkdown.Of(comparison)),
        };

    private static async Task JsonAsync<T>(
        Session session, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await FileAsync(session, stream => JsonSerializer.SerializeAsync(stream, value, type, cancellationToken));
        await TextAsync(session, "\n");
    }

    private static async Task FileAsync(Session session, Func<Stream, Task> write)
    {
        await using var stream = new TextStream(session.Host.Out.Writer);
        await write(stream);
    }

    private static Task TextAsync(Session session, string text) => session.Host.Out.Writer.WriteAsync(text);
}
