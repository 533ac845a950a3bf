using System.CommandLine;
using FleetDiff.Cli.Commands.Completion;
using FleetDiff.Cli.Rendering;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Cli.Commands;

/// <summary>The command <c>fleetdiff compare</c>: compares two reports of an archive.</summary>
internal static class CompareCommand
{
    public static Command Create(Session session)
    {
        var settings = SettingOptions.CreateArchive();
        // System.CommandLine asks both arguments for completions: one source avoids duplicates.
        var one = CreateDateArgument("The date of a report, yyyy-MM-dd.").WithDateCompletion(session, settings);
        var other = CreateDateArgument("The date of another report, earlier or later.");
        var output = CommonOptions.CreateOutput();
        var command = new CommandWithExamples(
            "compare",
            "Compare two reports of an archive: instances that became unmanaged, were resolved, removed or changed otherwise.",
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
                given.AddError($"Both dates are {SafeText.ToSingleLine(first, 40)}: give two different dates.");
            }
        });
        command.SetAction(async (given, ct) =>
        {
            var archive = await session.OpenArchiveAsync(settings.Override(session.Host.Environment, given), ct);
            DateOnly[] dates = [given.GetRequiredValue(one), given.GetRequiredValue(other)];
            var comparison = await CompareAsync(session, archive, [.. dates.Order()], ct);
            await session.WriteAsync(given.GetValue(output), comparison, ct);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<RunComparison> CompareAsync(
        Session session, IArchive archive, IReadOnlyList<DateOnly> dates, CancellationToken cancellationToken)
    {
        var runs = new ArchivedRuns(archive);
        return await WaitStatus.ShowAsync(session, "Reading the archive", async setActivity =>
        {
            var before = await runs.ReadAsync(dates[0], cancellationToken);
            var after = await runs.ReadAsync(dates[1], cancellationToken);
            setActivity?.Invoke($"Comparing {TextFormat.Number(before.Totals.Instances)} and "
                + $"{TextFormat.Count(after.Totals.Instances, "instance")}");
            return await new RunComparer(archive).CompareAsync(before, after, cancellationToken);
        });
    }

    private static Argument<DateOnly> CreateDateArgument(string description) => new("DATE")
    {
        Description = description,
        CustomParser = argument => CommonOptions.ParseDate(argument) ?? default,
    };
}
