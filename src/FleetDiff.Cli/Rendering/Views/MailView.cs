using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Pipeline.Alerts;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the mail of an alert.</summary>
internal static class MailView
{
    public static void Show(IAnsiConsole console, EmailMessage mail)
    {
        console.WriteIndented(TextLines.Create($"Subject: {mail.Subject}", TextLines.Strong));
        Show(console, mail.Text);
    }

    public static void Show(IAnsiConsole console, string mail)
    {
        foreach (var line in mail.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            // Wrapped lines keep the indentation of their first line.
            var text = line.TrimStart(' ');
            console.WriteIndented(TextLines.Create(text), 2 + line.Length - text.Length);
        }
    }
}
