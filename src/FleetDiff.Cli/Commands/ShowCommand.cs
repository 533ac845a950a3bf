using System.CommandLine;
using System.Globalization;
using FleetDiff.Aws;
using FleetDiff.Cli.Views;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Cli.Commands;

/// <summary><c>fleetdiff show</c>: a night of an archive, in the terminal.</summary>
internal static class ShowCommand
{
    private const int MostRows = 1000;
    private const int MostDates = 7;

    public static Command Of(Session session)
    {
        var settings = SettingOptions.Archive();
        var date = new Argument<DateOnly?>("DATE")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The night, yyyy-MM-dd. Default: the newest complete one.",
            CustomParser = Dates.Parse,
        };
        var command = new CommandWithExamples(
            "show",
            "A night of an archive, in the terminal.",
            "fleetdiff show --archive s3://my-bucket/fleet",
            "fleetdiff show 2026-11-23 --archive ./fleetdiff-demo")
        {
            date,
        };
        settings.AddTo(command);
        command.SetAction(async (given, ct) =>
        {
            var location = Settings.ParseArchive(settings.Over(session.Host.Environment, given));
            var archive = Composition.Archive(location);
            var report = await FindAsync(archive, given.GetValue(date), ct);
            NightView.Show(session.Out, report, MostRows);
            NightView.ShowCounts(session.Out, report);
            Lines.Labelled(session.Out, "Report", archive.Locate(ArchiveKeys.ReportHtml(report.Date)));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<Report> FindAsync(IArchive archive, DateOnly? date, CancellationToken cancellationToken)
    {
        var nights = new Nights(archive);
        var dates = await nights.DatesAsync(cancellationToken);
        foreach (var night in date is { } wanted ? [wanted] : dates)
        {
            if (await nights.ReadAsync(night, cancellationToken) is { } report)
            {
                return report;
            }
        }

        var where = archive.Locate("");
        throw new NightFailedException(dates.Count == 0
            ? $"There is no night in {where}: give the right --archive, or make a first night with `fleetdiff run`."
            : date is { } missing
                ? $"There is no complete night of {missing:yyyy-MM-dd} in {where}. There is {Name(dates)}."
                : $"No night in {where} is complete ({Name(dates)}): each was cut off. Do one again with `fleetdiff run`.");
    }

    private static string Name(IReadOnlyList<DateOnly> dates)
    {
        var names = string.Join(", ", dates.Take(MostDates)
            .Select(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return dates.Count > MostDates ? $"{names} and {dates.Count - MostDates} more" : names;
    }
}
