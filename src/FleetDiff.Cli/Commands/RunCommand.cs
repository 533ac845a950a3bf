using System.CommandLine;
using FleetDiff.Aws;
using FleetDiff.Cli.Printing;
using FleetDiff.Cli.Views;
using FleetDiff.Configuration;
using FleetDiff.Reporting;
using FleetDiff.Running;
using Spectre.Console;
using Progress = FleetDiff.Running.Progress;

namespace FleetDiff.Cli.Commands;

/// <summary><c>fleetdiff run</c>: one night.</summary>
internal static class RunCommand
{
    public static Command Of(Session session)
    {
        var options = SettingOptions.All();
        var date = new Option<DateOnly?>("--date")
        {
            HelpName = "yyyy-MM-dd",
            Description = "The night. Default: today, in the chosen time zone.",
            CustomParser = Dates.Parse,
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Show what tonight would say; keep nothing and send nothing.",
        };
        var failOnUnmanaged = FailOnUnmanaged.Option();
        var output = OutputOption.Of();
        var command = new CommandWithExamples(
            "run",
            "One night: list instances and nodes, compare, archive the report, alert.",
            "fleetdiff run --view-arn arn:aws:resource-explorer-2:… --archive s3://my-bucket/fleet",
            "fleetdiff run --dry-run",
            "fleetdiff run --output json --fail-on-unmanaged > report.json")
        {
            date,
            dryRun,
            failOnUnmanaged,
            output,
        };
        options.AddTo(command);
        command.SetAction(async (given, ct) =>
        {
            var settings = Settings.Parse(options.Over(session.Host.Environment, given));
            var tonight = given.GetValue(date) ?? settings.NightOf(session.Host.Clock.GetUtcNow());
            await session.SignInAsync(ct);
            var night = Composition.Night(
                settings, line => MailView.Show(session.Talk, line), session.Host.Clock, CancellationToken.None);
            var (report, outcome) = given.GetValue(dryRun)
                ? await RehearseAsync(session, settings, async progress =>
                {
                    var observed = (await night.ObserveAsync(tonight, progress, ct)).Report;
                    return (observed, await night.ForeseeAlertAsync(observed, ct));
                })
                : await RunAsync(session, settings, progress => night.RunAsync(tonight, progress, ct));
            if (given.GetValue(output) == OutputFormat.Table)
            {
                NightView.Show(session.Out, new(report));
                outcome(session.Out);
            }
            else
            {
                await session.PrintAsync(given.GetValue(output), report, ct);
                outcome(session.Talk);
            }

            return ExitCode.Of(report.Totals.Unmanaged, given.GetValue(failOnUnmanaged));
        });
        return command;
    }

    // The report, and what is said of what became of it.
    private static async Task<(Report Report, Action<IAnsiConsole> Outcome)> RunAsync(
        Session session, Settings settings, Func<IProgress<Progress>, Task<NightResult>> run)
    {
        var result = await ReadingProgress.WatchAsync(session, run);
        return (result.Report,
            console => OutcomeView.Show(console, result, Composition.Archive(settings.Archive)));
    }

    private static async Task<(Report Report, Action<IAnsiConsole> Outcome)> RehearseAsync(
        Session session,
        Settings settings,
        Func<IProgress<Progress>, Task<(Report Report, ForeseenAlert Alert)>> rehearse)
    {
        var (report, alert) = await ReadingProgress.WatchAsync(session, rehearse);
        return (report, console => OutcomeView.ShowRehearsal(
            console, report.Date, alert, Composition.Archive(settings.Archive)));
    }
}
