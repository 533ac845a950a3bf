using System.CommandLine;
using System.CommandLine.Completions;
using FleetDiff.Aws;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli.Commands.Completion;

/// <summary>
/// Completes arguments with the dates of an archive. Reads archives in a folder only: completion must not wait for a network
/// or cause billed requests.
/// </summary>
internal static class DateCompletion
{
    /// <summary>Completes an argument with the dates of the archive that the options or the environment specify.</summary>
    public static Argument<T> WithDateCompletion<T>(this Argument<T> date, Session session, SettingOptions settings)
    {
        date.CompletionSources.Clear();
        date.CompletionSources.Add(context => ListDates(session, settings, context));
        return date;
    }

    private static IEnumerable<CompletionItem> ListDates(Session session, SettingOptions settings, CompletionContext context)
    {
        try
        {
            var given = settings.Override(session.Host.Environment, context.ParseResult);
            return Settings.ParseArchive(given) is ArchiveLocation.Folder folder
                ? [.. ReadDates(Composition.CreateArchive(folder)).Select(date => new CompletionItem(TextFormat.Date(date)))]
                : [];
        }
        catch (Exception e) when (e is SettingsException or RunFailedException)
        {
            return [];
        }
    }

    // A folder archive is synchronous: it returns completed tasks.
    private static IReadOnlyList<DateOnly> ReadDates(IArchive archive) =>
        new RunStore(archive).ListDatesAsync(CancellationToken.None).GetAwaiter().GetResult();
}
