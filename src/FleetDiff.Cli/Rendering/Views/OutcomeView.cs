using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>What became of a night: where its report is, and whether anybody was told.</summary>
internal static class OutcomeView
{
    public static void Show(IAnsiConsole console, RunResult result, IArchive archive)
    {
        var date = result.Report.Date;
        if (result.WasComplete)
        {
            TextLines.WriteLabelled(console, "Night", "already complete, nothing was done again; "
                + $"delete {archive.Locate(ArchiveKeys.ReportJson(date))} to redo it");
        }

        TextLines.WriteLabelled(console, "Report", archive.Locate(ArchiveKeys.ReportHtml(date)));
        TextLines.WriteLabelled(console, "Alert", result.Alert switch
        {
            { Sent: true } sent => $"sent to {sent.To}, {TextFormat.Time(sent.SentAt)}",
            var quiet => $"none: {quiet.Because}",
        });
    }

    public static void ShowPreview(
        IAnsiConsole console, DateOnly date, AlertPreview foreseen, IArchive archive)
    {
        var where = archive.Locate(ArchiveKeys.ReportHtml(date));
        TextLines.WriteLabelled(console, "Report", $"would be {where}; nothing was kept");
        if (foreseen.Alert is not { } alert)
        {
            TextLines.WriteLabelled(console, "Alert", $"none would be sent: {foreseen.Decision.Because}");
            return;
        }

        TextLines.WriteLabelled(console, "Alert", "this one would be sent; nothing was");
        console.WriteTextLine();
        MailView.Show(console, alert.Mail);
    }
}
