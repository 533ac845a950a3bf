using System.CommandLine;
using FleetDiff.Aws;
using FleetDiff.Aws.Diagnostics;
using FleetDiff.Cli.Rendering;
using FleetDiff.Cli.Rendering.Views;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli.Commands;

/// <summary><c>fleetdiff doctor</c>: what would fail tonight, and the fix.</summary>
internal static class DoctorCommand
{
    private const string Table = "table";
    private const string Json = "json";

    public static Command Create(Session session)
    {
        var options = SettingOptions.CreateAll();
        var sendTest = new Option<bool>("--send-test")
        {
            Description = "Send a message to the topic that says that it is a test.",
        };
        var output = new Option<string>("--output")
        {
            HelpName = $"{Table}|{Json}",
            Description = "How to show what was found.",
            DefaultValueFactory = _ => Table,
        };
        output.AcceptOnlyFromAmong(Table, Json);
        var command = new CommandWithExamples(
            "doctor",
            "Check credentials, view, sources, archive and topic: what would fail tonight, and the fix.",
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
                DoctorView.Show(session.Out, found);
            }

            return found.Any(line => line.Result.Status == CheckStatus.Failed) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }
}
