using System.CommandLine;
using FleetDiff.Aws;
using FleetDiff.Cli.Views;
using FleetDiff.Running;

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
        var command = new CommandWithExamples(
            "run",
            "One night: list instances and nodes, compare, archive the report, alert.",
            "fleetdiff run --view-arn arn:aws:resource-explorer-2:… --archive s3://my-bucket/fleet",
            "fleetdiff run --dry-run")
        {
            date,
            dryRun,
            failOnUnmanaged,
        };
        options.AddTo(command);
        command.SetAction(async (given, ct) =>
        {
            var settings = Settings.Parse(options.Over(session.Host.Environment, given));
            var tonight = given.GetValue(date) ?? settings.NightOf(session.Host.Clock.GetUtcNow());
            var night = Composition.Night(
                settings, line => MailView.Show(session.Talk, line), session.Host.Clock, CancellationToken.None);
            var unmanaged = given.GetValue(dryRun)
                ? await RehearseAsync(session, settings, night, tonight, ct)
                : await RunAsync(session, settings, night, tonight, ct);
            return ExitCode.Of(unmanaged, given.GetValue(failOnUnmanaged));
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Session session, Settings settings, Night night, DateOnly date, CancellationToken cancellationToken)
    {
        var result = await ReadingProgress.WatchAsync(
            session, progress => night.RunAsync(date, progress, cancellationToken));
        NightView.Show(session.Out, result.Report);
        OutcomeView.Show(session.Out, result, Composition.Archive(settings.Archive));
        return result.Report.Totals.Unmanaged;
    }

    private static async Task<int> RehearseAsync(
        Session session, Settings settings, Night night, DateOnly date, CancellationToken cancellationToken)
    {
        var findings = await ReadingProgress.WatchAsync(
            session, progress => night.ObserveAsync(date, progress, cancellationToken));
        NightView.Show(session.Out, findings.Report);
        OutcomeView.ShowRehearsal(session.Out, findings.Report, settings.Rules, Composition.Archive(settings.Archive));
        return findings.Report.Totals.Unmanaged;
    }
}
