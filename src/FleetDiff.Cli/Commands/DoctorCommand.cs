using System.CommandLine;
using FleetDiff.Aws;
using FleetDiff.Aws.Checks;
using FleetDiff.Cli.Rendering;
using FleetDiff.Cli.Rendering.Views;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli.Commands;

/// <summary>The command <c>fleetdiff doctor</c>: checks what a run needs, and shows the fix of each problem.</summary>
internal static class DoctorCommand
{
    private const string Table = "table";
    private const string Json = "json";

    public static Command Create(Session session)
    {
        var options = SettingOptions.CreateAll();
        var sendTest = new Option<bool>("--send-test")
        {
            Description = "Send a test message to the topic.",
        };
        var output = new Option<string>("--output")
        {
            HelpName = $"{Table}|{Json}",
            Description = "The output format.",
            DefaultValueFactory = _ => Table,
        };
        output.AcceptOnlyFromAmong(Table, Json);
        var command = new CommandWithExamples(
            "doctor",
            "Check the credentials, view, sources, archive and topic that a run needs, and show the fix of each problem.",
            "fleetdiff doctor --view-arn arn:aws:resource-explorer-2:… --archive s3://my-bucket/fleet",
            "fleetdiff doctor --send-test")
        {
            sendTest,
            output,
        };
        options.AddTo(command);
        command.SetAction(async (given, ct) =>
        {
            var settings = Settings.Parse(options.Override(session.Host.Environment, given));
            await session.SignInAsync(ct);
            var doctor = Composition.CreateDoctor(settings, given.GetValue(sendTest), session.Host.Clock);
            var found = await DoctorProgress.WatchAsync(
                session, unfinished => doctor.RunAsync(unfinished, ct));
            if (given.GetValue(output) == Json)
            {
                await session.Host.Out.Writer.WriteLineAsync(DoctorJson.Format(found));
            }
            else
            {
                DoctorView.Show(session.Out, found, FormatNext(settings, options.FormatGiven(given), found));
            }

            return HasFailed(found) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    // The command that comes next. A run that would send an alert is tried first.
    private static string FormatNext(Settings settings, string options, IReadOnlyList<CompletedCheck> found) =>
        $"fleetdiff {(HasFailed(found) ? "doctor" : settings.TopicArn is null ? "run" : "run --dry-run")} {options}".TrimEnd();

    private static bool HasFailed(IReadOnlyList<CompletedCheck> found) =>
        found.Any(line => line.Result.Status == CheckStatus.Failed);
}
