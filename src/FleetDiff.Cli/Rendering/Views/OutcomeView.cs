using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the result of a run: the location of the report, and whether an alert was sent.</summary>
internal static class OutcomeView
{
    public static void Show(IAnsiConsole console, RunResult result, IArchive archive)
    {
        var date = result.Report.Date;
        if (result.WasComplete)
        {
            TextLines.WriteLabelled(console, "Run", "already complete, nothing was repeated; "
                + $"to repeat it, delete {archive.Locate(ArchiveKeys.ReportJson(date))}");
        }

        TextLines.WriteLabelled(console, "Report", archive.Locate(ArchiveKeys.ReportHtml(date)));
        TextLines.WriteLabelled(console, "Alert", result.Alert switch
        {
            { Sent: true } sent => $"sent to {sent.To}, {TextFormat.Time(sent.SentAt)}",
            var notSent => $"none: {notSent.Because}",
        });
    }

    public static void ShowPreview(
        IAnsiConsole console, DateOnly date, AlertPreview preview, IArchive archive)
    {
        var where = archive.Locate(ArchiveKeys.ReportHtml(date));
        TextLines.WriteLabelled(console, "Report", $"would be {where}; nothing was archived");
        if (preview.Alert is not { } alert)
        {
            TextLines.WriteLabelled(console, "Alert", $"none would be sent: {preview.Decision.Because}");
            return;
        }

        TextLines.WriteLabelled(console, "Alert", "the following alert would be sent; nothing was sent");
        console.WriteTextLine();
        MailView.Show(console, alert.Mail);
    }
}
