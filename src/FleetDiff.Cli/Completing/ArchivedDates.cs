using System.CommandLine;
using System.CommandLine.Completions;
using FleetDiff.Aws;
using FleetDiff.Configuration;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Cli.Completing;

/// <summary>
/// The dates of an archive's nights, for completing. Only a folder's: nobody waits for a network, or pays for a
/// request, by pressing a key.
/// </summary>
internal static class ArchivedDates
{
    /// <summary>Completes an argument with the dates of the archive that the command line or the environment names.</summary>
    public static Argument<T> CompletedWith<T>(this Argument<T> date, Session session, SettingOptions settings)
    {
        date.CompletionSources.Clear();
        date.CompletionSources.Add(context => Of(session, settings, context));
        return date;
    }

    private static IEnumerable<CompletionItem> Of(Session session, SettingOptions settings, CompletionContext context)
    {
        try
        {
            var given = settings.Over(session.Host.Environment, context.ParseResult);
            return Settings.ParseArchive(given) is ArchiveLocation.Folder folder
                ? [.. Dates(Composition.Archive(folder)).Select(date => new CompletionItem(Written.Day(date)))]
                : [];
        }
        catch (Exception e) when (e is SettingsException or NightFailedException)
        {
            return [];
        }
    }

    // A folder is read at once: its tasks are complete when they are returned.
    private static IReadOnlyList<DateOnly> Dates(IArchive archive) =>
        new Nights(archive).DatesAsync(CancellationToken.None).GetAwaiter().GetResult();
}
