using FleetDiff.Reporting;
using FleetDiff.Running;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>What became of a night: where its report is, and whether anybody was told.</summary>
internal static class OutcomeView
{
    public static void Show(IAnsiConsole console, NightResult result, IArchive archive)
    {
        var date = result.Report.Date;
        if (result.WasComplete)
        {
            Lines.Labelled(console, "Night", "already complete, nothing was done again; "
                + $"delete {archive.Locate(ArchiveKeys.ReportJson(date))} to redo it");
        }

        Lines.Labelled(console, "Report", archive.Locate(ArchiveKeys.ReportHtml(date)));
        Lines.Labelled(console, "Alert", result.Alert switch
        {
            { Sent: true } sent => $"sent to {sent.To}, {Written.Time(sent.SentAt)}",
            var quiet => $"none: {quiet.Because}",
        });
    }

    public static void ShowRehearsal(
        IAnsiConsole console, DateOnly date, ForeseenAlert foreseen, IArchive archive)
    {
        var where = archive.Locate(ArchiveKeys.ReportHtml(date));
        Lines.Labelled(console, "Report", $"would be {where}; nothing was kept");
        if (foreseen.Alert is not { } alert)
        {
            Lines.Labelled(console, "Alert", $"none would be sent: {foreseen.Decision.Because}");
            return;
        }

        Lines.Labelled(console, "Alert", "this one would be sent; nothing was");
        console.Line();
        MailView.Show(console, alert.Mail);
    }
}
