using FleetDiff.Cli.Rendering;
using FleetDiff.Core.Pipeline.Archive;
using Spectre.Console;

namespace FleetDiff.Cli.Demo;

/// <summary>Shows the files of the demo, and the commands to try next.</summary>
internal static class DemoView
{
    public static void Show(IAnsiConsole console, string folder, IArchive archive, Report last)
    {
        var date = last.Date;
        console.WriteTextLine($"━━ Files in {folder} for each date", TextLines.Strong);
        console.WriteGrid(
            [
                CreateFile(ArchiveKeys.ReportHtml(date), "web page"),
                CreateFile(ArchiveKeys.UnmanagedCsv(date), "for spreadsheets"),
                CreateFile(ArchiveKeys.ReportJson(date), "whole report, for programs"),
                CreateFile(ArchiveKeys.Instances(date), "every instance, for queries"),
                CreateFile(ArchiveKeys.Alert(date), "the alert that was sent"),
                CreateFile(ArchiveKeys.Exemptions, "instances that need not be managed; you can edit it"),
            ],
            indent: 2);
        console.WriteTextLine();
        console.WriteTextLine("━━ Next steps", TextLines.Strong);
        var option = $"--archive {SettingOptions.Quote(folder)}";
        string[] steps =
        [
            $"fleetdiff show {option}",
            .. last.Fixes.SelectMany(fix => fix.Examples).Take(1).Select(id => $"fleetdiff show --instance {id} {option}"),
            $"fleetdiff show {TextFormat.Date(date.AddDays(-1))} {option}",
            "fleetdiff run --help",
            $"Open {archive.Locate(ArchiveKeys.ReportHtml(date))} in a browser",
        ];
        foreach (var step in steps)
        {
            console.WriteIndented(TextLines.Create(step));
        }
    }

    private static Text[] CreateFile(string key, string what) =>
        [TextLines.Create(key), TextLines.Create(what, TextLines.Quiet)];
}
