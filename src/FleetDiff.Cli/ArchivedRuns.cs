using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Cli;

/// <summary>
/// Reads the reports of an archive. An error message lists the dates that are available, at most <see cref="MaxDates"/>.
/// </summary>
internal sealed class ArchivedRuns(IArchive archive)
{
    // Seven dates fit on one line of a terminal.
    private const int MaxDates = 7;

    private readonly RunStore _runs = new(archive);

    /// <summary>Reads the newest complete report.</summary>
    /// <exception cref="RunFailedException">The archive has no complete report.</exception>
    public async Task<Report> ReadNewestAsync(CancellationToken cancellationToken)
    {
        var dates = await _runs.ListDatesAsync(cancellationToken);
        foreach (var run in dates)
        {
            if (await _runs.ReadAsync(run, cancellationToken) is { } report)
            {
                return report;
            }
        }

        throw dates.Count == 0 ? CreateNotFound(archive) : new RunFailedException(
            $"No report in {archive.Locate("")} is complete ({FormatDates(dates)}). Run `fleetdiff run` again.");
    }

    /// <summary>Reads the complete report of a date.</summary>
    /// <exception cref="RunFailedException">The archive has no complete report of that date.</exception>
    public async Task<Report> ReadAsync(DateOnly date, CancellationToken cancellationToken)
    {
        if (await _runs.ReadAsync(date, cancellationToken) is { } report)
        {
            return report;
        }

        var dates = await _runs.ListDatesAsync(cancellationToken);
        throw dates.Count == 0 ? CreateNotFound(archive) : new RunFailedException(
            $"There is no complete report of {TextFormat.Date(date)} in {archive.Locate("")}. Available: {FormatDates(dates)}.");
    }

    /// <summary>Creates the exception for an archive that has no report.</summary>
    public static RunFailedException CreateNotFound(IArchive archive) => new(
        $"There is no report in {archive.Locate("")}. Check --archive, or create the first report with `fleetdiff run`.");

    private static string FormatDates(IReadOnlyList<DateOnly> dates) =>
        TextFormat.List([.. dates.Select(date => TextFormat.Date(date))], MaxDates);
}
