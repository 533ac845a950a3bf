using System.CommandLine;
using FleetDiff.Aws;
using FleetDiff.Cli.Views;
using FleetDiff.Comparing.Changing;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Cli.Commands;

/// <summary><c>fleetdiff compare</c>: two nights of an archive.</summary>
internal static class CompareCommand
{
    public static Command Of(Session session)
    {
        var settings = SettingOptions.Archive();
        var (one, other) = (Night("A night, yyyy-MM-dd."), Night("Another night, earlier or later."));
        var command = new CommandWithExamples(
            "compare",
            "Two nights of an archive: what became unmanaged, was resolved, is gone, or changed its verdict.",
            "fleetdiff compare 2026-11-21 2026-11-23 --archive s3://my-bucket/fleet")
        {
            one,
            other,
        };
        settings.AddTo(command);
        command.Validators.Add(given =>
        {
            if (given.GetResult(one) is { Tokens: [{ Value: var first }] }
                && given.GetResult(other) is { Tokens: [{ Value: var second }] } && first == second)
            {
                given.AddError($"Both dates are {PlainText.OneLine(first, 40)}: give two different nights.");
            }
        });
        command.SetAction(async (given, ct) =>
        {
            var archive = Composition.Archive(Settings.ParseArchive(settings.Over(session.Host.Environment, given)));
            DateOnly[] dates = [given.GetRequiredValue(one), given.GetRequiredValue(other)];
            var comparison = await CompareAsync(session, archive, [.. dates.Order()], ct);
            ComparisonView.Show(session.Out, comparison);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<NightComparison> CompareAsync(
        Session session, IArchive archive, IReadOnlyList<DateOnly> dates, CancellationToken cancellationToken)
    {
        var nights = new ArchivedNights(archive);
        return await Waiting.ShowAsync(session, "Reading the archive", async waiting =>
        {
            var before = await nights.OfAsync(dates[0], cancellationToken);
            var after = await nights.OfAsync(dates[1], cancellationToken);
            waiting?.For($"Comparing {Lines.Number(before.Totals.Instances)} and "
                + $"{Lines.Count(after.Totals.Instances, "instance")}");
            return await new TwoNights(archive).CompareAsync(before, after, cancellationToken);
        });
    }

    private static Argument<DateOnly> Night(string description) => new("DATE")
    {
        Description = description,
        CustomParser = argument => Dates.Parse(argument) ?? default,
    };
}
