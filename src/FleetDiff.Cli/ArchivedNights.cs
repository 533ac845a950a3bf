using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Cli;

/// <summary>The nights of an archive that a person asks for; an error names those that there are.</summary>
internal sealed class ArchivedNights(IArchive archive)
{
    private const int MostDates = 7;

    private readonly Nights _nights = new(archive);

    /// <summary>The newest complete night.</summary>
    public async Task<Report> NewestAsync(CancellationToken cancellationToken)
    {
        var dates = await _nights.DatesAsync(cancellationToken);
        foreach (var night in dates)
        {
            if (await _nights.ReadAsync(night, cancellationToken) is { } report)
            {
                return report;
            }
        }

        throw dates.Count == 0 ? NoNight(archive) : new NightFailedException(
            $"No night in {archive.Locate("")} is complete ({Name(dates)}): each was cut off. "
            + "Do one again with `fleetdiff run`.");
    }

    /// <summary>The complete night of a date.</summary>
    public async Task<Report> OfAsync(DateOnly date, CancellationToken cancellationToken)
    {
        if (await _nights.ReadAsync(date, cancellationToken) is { } report)
        {
            return report;
        }

        var dates = await _nights.DatesAsync(cancellationToken);
        throw dates.Count == 0 ? NoNight(archive) : new NightFailedException(
            $"There is no complete night of {Written.Day(date)} in {archive.Locate("")}. There is {Name(dates)}.");
    }

    /// <summary>What to say of an archive without a night.</summary>
    public static NightFailedException NoNight(IArchive archive) => new(
        $"There is no night in {archive.Locate("")}: give the right --archive, or make a first night with "
        + "`fleetdiff run`.");

    private static string Name(IReadOnlyList<DateOnly> dates)
    {
        var names = string.Join(", ", dates.Take(MostDates).Select(date => Written.Day(date)));
        return dates.Count > MostDates ? $"{names} and {dates.Count - MostDates} more" : names;
    }
}
