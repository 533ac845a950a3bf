using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>Shows the result of a run: the location of the report, whether an alert was sent, and its mail.</summary>
internal static class OutcomeView
{
    public static void Show(IAnsiConsole console, RunResult result, IArchive archive)
    {
        var date = result.Report.Date;
        if (result.WasComplete)
        {
            console.WriteLabelled("Run", "already complete, nothing was repeated; "
                + $"to repeat it, delete {archive.Locate(ArchiveKeys.ReportJson(date))}");
        }

        console.WriteLabelled("Report", archive.Locate(ArchiveKeys.ReportHtml(date)));
        console.WriteLabelled("Alert", result.Alert switch
        {
            { Sent: true } sent => $"sent to {sent.To}, {TextFormat.Time(sent.SentAt)}",
            var notSent => $"none: {notSent.Because}",
        });
    }

    public static void ShowPreview(IAnsiConsole console, DateOnly date, AlertPreview preview, IArchive archive)
    {
        var where = archive.Locate(ArchiveKeys.ReportHtml(date));
        console.WriteLabelled("Report", $"would be {where}; nothing was archived");
        if (preview.Alert is not { } alert)
        {
            console.WriteLabelled("Alert", $"none would be sent: {preview.Decision.Because}");
            return;
        }

        console.WriteLabelled("Alert", "the following alert would be sent; nothing was sent");
        console.WriteTextLine();
        ShowMail(console, alert.Mail);
    }

    public static void ShowMail(IAnsiConsole console, EmailMessage mail)
    {
        console.WriteIndented(TextLines.Create($"Subject: {mail.Subject}", TextLines.Strong));
        ShowMail(console, mail.Text);
    }

    public static void ShowMail(IAnsiConsole console, string mail)
    {
        foreach (var line in mail.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            // Wrapped lines keep the indentation of their first line.
            var text = line.TrimStart(' ');
            console.WriteIndented(TextLines.Create(text), 2 + line.Length - text.Length);
        }
    }
}
