using System.CommandLine;
using FleetDiff.Aws;
using FleetDiff.Cli.Rendering;
using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Cli.Rendering.Views;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Configuration;
using Spectre.Console;
using Progress = FleetDiff.Core.Pipeline.Progress;

namespace FleetDiff.Cli.Commands;

/// <summary>The command <c>fleetdiff run</c>: runs the job once.</summary>
internal static class RunCommand
{
    public static Command Create(Session session)
    {
        var options = SettingOptions.CreateAll();
        var date = new Option<DateOnly?>("--date")
        {
            HelpName = "yyyy-MM-dd",
            Description = "The date of the report. Default: today, in the time zone of the settings.",
            CustomParser = DateArgument.Parse,
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Show the report and the alert; archive nothing and send nothing.",
        };
        var failOnUnmanaged = FailOnUnmanagedOption.Create();
        var all = AllOption.Create();
        var output = OutputOption.Create();
        var command = new CommandWithExamples(
            "run",
            "Run the job once: list instances and managed nodes, compare them, archive the report, send the alert.",
            "fleetdiff run --view-arn arn:aws:resource-explorer-2:… --archive s3://my-bucket/fleet",
            "fleetdiff run --dry-run",
            "fleetdiff run --output json --fail-on-unmanaged > report.json")
        {
            date,
            dryRun,
            failOnUnmanaged,
            all,
            output,
        };
        options.AddTo(command);
        command.SetAction(async (given, ct) =>
        {
            var settings = Settings.Parse(options.Override(session.Host.Environment, given));
            var current = given.GetValue(date) ?? settings.GetRunDate(session.Host.Clock.GetUtcNow());
            await session.SignInAsync(ct);
            var run = Composition.CreateRun(
                settings, line => MailView.Show(session.Messages, line), session.Host.Clock, CancellationToken.None);
            var (report, outcome) = given.GetValue(dryRun)
                ? await PreviewAsync(session, settings, async progress =>
                {
                    var observed = (await run.ObserveAsync(current, progress, ct)).Report;
                    return (observed, await run.PreviewAlertAsync(observed, ct));
                })
                : await RunAsync(session, settings, progress => run.RunAsync(current, progress, ct));
            if (given.GetValue(output) == OutputFormat.Table)
            {
                RunView.Show(session.Out, new(report), given.GetValue(all));
                outcome(session.Out);
            }
            else
            {
                await session.WriteAsync(given.GetValue(output), report, given.GetValue(all), ct);
                outcome(session.Messages);
            }

            return ExitCode.FromReport(report.Totals.Unmanaged, given.GetValue(failOnUnmanaged));
        });
        return command;
    }

    // Returns the report, and the action that prints where it is and whether an alert was sent.
    private static async Task<(Report Report, Action<IAnsiConsole> Outcome)> RunAsync(
        Session session, Settings settings, Func<IProgress<Progress>, Task<RunResult>> run)
    {
        var result = await ReadProgressView.WatchAsync(session, run);
        return (result.Report,
            console => OutcomeView.Show(console, result, Composition.CreateArchive(settings.Archive)));
    }

    private static async Task<(Report Report, Action<IAnsiConsole> Outcome)> PreviewAsync(
        Session session,
        Settings settings,
        Func<IProgress<Progress>, Task<(Report Report, AlertPreview Alert)>> preview)
    {
        var (report, alert) = await ReadProgressView.WatchAsync(session, preview);
        return (report, console => OutcomeView.ShowPreview(
            console, report.Date, alert, Composition.CreateArchive(settings.Archive)));
    }
}
