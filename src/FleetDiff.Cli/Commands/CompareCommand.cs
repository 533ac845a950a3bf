using System.CommandLine;
using FleetDiff.Cli.Completing;
using FleetDiff.Cli.Printing;
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
        // Both are asked what could come next, whichever it is: one of them answers.
        var one = Night("A night, yyyy-MM-dd.").CompletedWith(session, settings);
        var other = Night("Another night, earlier or later.");
        var output = OutputOption.Of();
        var command = new CommandWithExamples(
            "compare",
            "Two nights of an archive: what became unmanaged, was resolved, is gone, or changed its verdict.",
            "fleetdiff compare 2026-11-21 2026-11-23 --archive s3://my-bucket/fleet",
            "fleetdiff compare 2026-11-01 2026-11-30 --output markdown > november.md")
        {
            one,
            other,
            output,
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
            var archive = await session.OpenArchiveAsync(settings.Over(session.Host.Environment, given), ct);
            DateOnly[] dates = [given.GetRequiredValue(one), given.GetRequiredValue(other)];
            var comparison = await CompareAsync(session, archive, [.. dates.Order()], ct);
            if (given.GetValue(output) == OutputFormat.Table)
            {
                ComparisonView.Show(session.Out, comparison);
            }
            else
            {
                await session.PrintAsync(given.GetValue(output), comparison, ct);
            }

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
            waiting?.For($"Comparing {Written.Number(before.Totals.Instances)} and "
                + $"{Written.Count(after.Totals.Instances, "instance")}");
            return await new TwoNights(archive).CompareAsync(before, after, cancellationToken);
        });
    }

    private static Argument<DateOnly> Night(string description) => new("DATE")
    {
        Description = description,
        CustomParser = argument => Dates.Parse(argument) ?? default,
    };
}
