using System.CommandLine;
using FleetDiff.Aws;
using FleetDiff.Cli.Rendering;
using FleetDiff.Core.Pipeline.Configuration;
using Spectre.Console;

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
            CustomParser = CommonOptions.ParseDate,
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Show the report and the alert; archive nothing and send nothing.",
        };
        var failOnUnmanaged = CommonOptions.CreateFailOnUnmanaged();
        var all = CommonOptions.CreateAll();
        var output = CommonOptions.CreateOutput();
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
                settings, line => OutcomeView.ShowMail(session.Messages, line), session.Host.Clock, CancellationToken.None);
            var archive = Composition.CreateArchive(settings.Archive);
            Report report;
            Action<IAnsiConsole> showOutcome;
            if (given.GetValue(dryRun))
            {
                (report, var alert) = await ReadProgressView.WatchAsync(session, async progress =>
                {
                    var observed = (await run.ObserveAsync(current, progress, ct)).Report;
                    return (observed, await run.PreviewAlertAsync(observed, ct));
                });
                showOutcome = console => OutcomeView.ShowPreview(console, current, alert, archive);
            }
            else
            {
                var result = await ReadProgressView.WatchAsync(session, progress => run.RunAsync(current, progress, ct));
                report = result.Report;
                showOutcome = console => OutcomeView.Show(console, result, archive);
            }

            var format = given.GetValue(output);
            await session.WriteAsync(format, report, given.GetValue(all), ct);
            showOutcome(format == OutputFormat.Table ? session.Out : session.Messages);
            return ExitCode.FromReport(report.Totals.Unmanaged, given.GetValue(failOnUnmanaged));
        });
        return command;
    }
}
