using System.Text.Json;
using FleetDiff.Cli.Views;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Cli.Explaining;

/// <summary>What an archive knows of one instance, read night by night.</summary>
/// <param name="archive">The archive.</param>
/// <param name="session">Where progress and warnings go.</param>
internal sealed class Past(IArchive archive, Session session)
{
    private readonly Nights _nights = new(archive);

    /// <summary>
    /// Every complete night that speaks of an instance, newest first. One that cannot be read is passed over, with a
    /// warning.
    /// </summary>
    public async Task<IReadOnlyList<Sighting>> OfAsync(string instance, CancellationToken cancellationToken)
    {
        var dates = await _nights.DatesAsync(cancellationToken);
        return await Waiting.ShowAsync(session, "Reading the archive", ReadAsync);

        async Task<IReadOnlyList<Sighting>> ReadAsync(Waiting? waiting)
        {
            var found = new List<Sighting>();
            for (var night = 0; night < dates.Count; night++)
            {
                waiting?.For($"Reading {Written.Day(dates[night])}, {night + 1} of {dates.Count}");
                found.AddRange(await OnAsync(dates[night], instance, cancellationToken));
            }

            return found;
        }
    }

    private async Task<IReadOnlyList<Sighting>> OnAsync(
        DateOnly date, string instance, CancellationToken cancellationToken)
    {
        try
        {
            if (await _nights.ReadAsync(date, cancellationToken) is not { } report)
            {
                return [];
            }

            var listed = Sighting.In(report, instance);
            return listed.Count > 0 ? listed
                : [.. await UnlistedAsync(report, instance, cancellationToken), .. Sighting.Absent(report, instance)];
        }
        catch (UnreadableNightException e)
        {
            Warn(e.Message);
            return [];
        }
    }

    private async Task<IReadOnlyList<Sighting>> UnlistedAsync(
        Report report, string instance, CancellationToken cancellationToken)
    {
        var key = ArchiveKeys.Instances(report.Date);
        try
        {
            await using var stream = await archive.OpenAsync(key, cancellationToken);
            if (stream is null)
            {
                Warn($"{archive.Locate(key)} is missing: whether the instance was managed that night is not known.");
                return [];
            }

            var rows = await InstancesFile.FindAsync(stream, instance, cancellationToken);
            return [.. rows.Select(row => Sighting.Of(report, row))];
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidDataException)
        {
            Warn($"{archive.Locate(key)} cannot be read ({PlainText.OneLine(e.Message, 120)}): "
                + "whether the instance was managed that night is not known.");
            return [];
        }
    }

    private void Warn(string what) => session.Talk.Line($"Warning: {what}", Lines.Uneasy);
}
