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

/// <summary><c>fleetdiff run</c>: one night.</summary>
internal static class RunCommand
{
    public static Command Create(Session session)
    {
        var options = SettingOptions.CreateAll();
        var date = new Option<DateOnly?>("--date")
        {
            HelpName = "yyyy-MM-dd",
            Description = "The night. Default: today, in the chosen time zone.",
            CustomParser = DateArgument.Parse,
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Show what tonight would say; keep nothing and send nothing.",
        };
        var failOnUnmanaged = FailOnUnmanagedOption.Create();
        var output = OutputOption.Create();
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
            var settings = Settings.Parse(options.Override(session.Host.Environment, given));
            var current = given.GetValue(date) ?? settings.NightOf(session.Host.Clock.GetUtcNow());
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
                RunView.Show(session.Out, new(report));
                outcome(session.Out);
            }
            else
            {
                await session.WriteAsync(given.GetValue(output), report, ct);
                outcome(session.Messages);
            }

            return ExitCode.FromReport(report.Totals.Unmanaged, given.GetValue(failOnUnmanaged));
        });
        return command;
    }

    // The report, and what is said of what became of it.
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
        Func<IProgress<Progress>, Task<(Report Report, AlertPreview Alert)>> rehearse)
    {
        var (report, alert) = await ReadProgressView.WatchAsync(session, rehearse);
        return (report, console => OutcomeView.ShowPreview(
            console, report.Date, alert, Composition.CreateArchive(settings.Archive)));
    }
}
