using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Cli;

/// <summary>The nights of an archive that a person asks for; an error names those that there are.</summary>
internal sealed class ArchivedRuns(IArchive archive)
{
    private const int MaxDates = 7;

    private readonly RunStore _runs = new(archive);

    /// <summary>The newest complete night.</summary>
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
            $"No night in {archive.Locate("")} is complete ({FormatDates(dates)}): each was cut off. "
            + "Do one again with `fleetdiff run`.");
    }

    /// <summary>The complete night of a date.</summary>
    public async Task<Report> ReadAsync(DateOnly date, CancellationToken cancellationToken)
    {
        if (await _runs.ReadAsync(date, cancellationToken) is { } report)
        {
            return report;
        }

        var dates = await _runs.ListDatesAsync(cancellationToken);
        throw dates.Count == 0 ? CreateNotFound(archive) : new RunFailedException(
            $"There is no complete night of {TextFormat.Date(date)} in {archive.Locate("")}. There is {FormatDates(dates)}.");
    }

    /// <summary>What to say of an archive without a night.</summary>
    public static RunFailedException CreateNotFound(IArchive archive) => new(
        $"There is no night in {archive.Locate("")}: give the right --archive, or make a first night with "
        + "`fleetdiff run`.");

    private static string FormatDates(IReadOnlyList<DateOnly> dates)
    {
        var names = string.Join(", ", dates.Take(MaxDates).Select(date => TextFormat.Date(date)));
        return dates.Count > MaxDates ? $"{names} and {dates.Count - MaxDates} more" : names;
    }
}
