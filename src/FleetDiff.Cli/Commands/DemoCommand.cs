using System.CommandLine;
using FleetDiff.Aws.Storage;
using FleetDiff.Cli.Demo;
using FleetDiff.Cli.Rendering;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Commands;

/// <summary>The command <c>fleetdiff demo</c>: runs the job for five dates over a sample organization.</summary>
internal static class DemoCommand
{
    // An instance is intermittent after five runs at the earliest. The first runs are printed in one line each.
    private const int RunsInOneLine = 2;

    public static Command Create(Session session)
    {
        var folder = new Option<string>("--archive")
        {
            HelpName = "folder",
            Description = "The folder of the sample archive.",
            // The environment variable is ignored: sample reports must not get into a real archive.
            DefaultValueFactory = _ => "fleetdiff-demo",
        };
        var open = new Option<bool>("--open")
        {
            Description = "Open the page of the last date in the browser.",
        };
        var command = new CommandWithExamples(
            "demo",
            "Run the job for five dates over a sample organization, in a local folder; needs no AWS account.",
            "fleetdiff demo",
            "fleetdiff demo --open")
        {
            folder,
            open,
        };
        command.SetAction(async (given, ct) =>
        {
            var name = given.GetRequiredValue(folder);
            if (ArchiveLocation.Parse(name) is not ArchiveLocation.Folder)
            {
                throw new RunFailedException("The demo needs a folder: give one with --archive, or leave it out.");
            }

            await RunAsync(session, name, ct);
            if (given.GetValue(open))
            {
                Open(session, new FolderArchive(name));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task RunAsync(Session session, string folder, CancellationToken cancellationToken)
    {
        var archive = new FolderArchive(folder);
        await CheckAsync(archive, cancellationToken);
        await archive.TryAddAsync(
            ArchiveKeys.Exemptions, SampleFile.CreateContent(SampleOrganization.Exemptions), cancellationToken);
        Report? last = null;
        foreach (var (index, date) in SampleOrganization.Dates.Index())
        {
            var sample = new SampleRun(date);
            var run = new NightlyRun(
                sample.Observer, archive, new ReportWriter(), new ScreenAlertChannel(), SampleOrganization.Rules, sample.Clock)
            {
                // The sample's clock is fixed: with it, the lease of a canceled demo would never expire.
                LeaseClock = TimeProvider.System,
            };
            var result = await run.RunAsync(
                date, new ReadProgressView(session.Messages, setActivity: null), cancellationToken);
            if (index < RunsInOneLine)
            {
                ShowInOneLine(session.Out, result);
            }
            else
            {
                ShowWithMail(session.Out, result);
            }

            session.Out.WriteTextLine();
            last = result.Report;
        }

        if (last is not null)
        {
            session.Out.WriteTextLine("━━ Latest report", TextLines.Strong);
            // The mail above has the instances.
            RunView.ShowStart(session.Out, new(last), RowLimits.Overview);
            session.Out.WriteTextLine();
            DemoView.Show(session.Out, folder, archive, last);
        }
    }

    private static void Open(Session session, FolderArchive archive)
    {
        var page = Path.GetFullPath(archive.Locate(ArchiveKeys.ReportHtml(SampleOrganization.Dates[^1])));
        if (session.Host.OpenFile(page) is { } error)
        {
            session.Messages.WriteTextLine($"{page} could not be opened: {error} Open it in a browser.", TextLines.Warning);
        }
        else
        {
            session.Out.WriteTextLine($"Opened {page}.");
        }
    }

    private static void ShowInOneLine(IAnsiConsole console, RunResult result)
    {
        var summary = new ReportSummary(result.Report);
        console.WriteTextLine(
            $"━━ Run of {TextFormat.Date(result.Report.Date)}: {summary.UnmanagedOfAll} unmanaged. {summary.Changes} "
            + (result.Alert.Sent ? "An alert was sent." : "No alert was sent.")
            + (result.WasComplete ? " Already complete." : ""),
            TextLines.Strong);
    }

    private static void ShowWithMail(IAnsiConsole console, RunResult result)
    {
        console.WriteTextLine($"━━ Run of {TextFormat.Date(result.Report.Date)}, 02:30 UTC", TextLines.Strong);
        if (result.WasComplete)
        {
            console.WriteTextLine("Already complete: nothing was repeated and no second alert was sent. The first alert was:");
        }

        if (result.Alert is { Subject: { } subject, Text: { } text })
        {
            OutcomeView.ShowMail(console, new EmailMessage(subject, text));
        }
    }

    private static async Task CheckAsync(FolderArchive archive, CancellationToken cancellationToken)
    {
        var dates = await new RunStore(archive).ListDatesAsync(cancellationToken);
        if (dates.Except(SampleOrganization.Dates).Any())
        {
            throw new RunFailedException(
                $"{archive.Locate("")} has reports that are not from the demo: give another folder with --archive.");
        }
    }

    // Sends nothing: the alert is shown after the run.
    private sealed class ScreenAlertChannel : IAlertChannel
    {
        public Task<AlertReceipt> SendAsync(Alert alert, CancellationToken cancellationToken) =>
            Task.FromResult(new AlertReceipt("screen", null));
    }
}
