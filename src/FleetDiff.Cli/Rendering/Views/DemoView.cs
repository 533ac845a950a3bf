using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline.Archive;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the files of the demo, and the commands to try next.</summary>
internal static class DemoView
{
    public static void Show(IAnsiConsole console, string folder, IArchive archive, Report last)
    {
        var date = last.Date;
        console.WriteTextLine($"━━ Files in {folder} for each date", TextLines.Strong);
        var files = CreateTable();
        foreach (var (key, what) in new[]
        {
            (ArchiveKeys.ReportHtml(date), "web page"),
            (ArchiveKeys.UnmanagedCsv(date), "for spreadsheets"),
            (ArchiveKeys.ReportJson(date), "whole report, for programs"),
            (ArchiveKeys.Instances(date), "every instance, for queries"),
            (ArchiveKeys.Alert(date), "the alert that was sent"),
            (ArchiveKeys.Exemptions, "instances that need not be managed; you can edit it"),
        })
        {
            files.AddRow(TextLines.Create(key), TextLines.Create(what, TextLines.Quiet));
        }

        console.WriteIndented(files);
        console.WriteTextLine();
        console.WriteTextLine("━━ Next steps", TextLines.Strong);
        var index = folder.Contains(' ', StringComparison.Ordinal) ? $"\"{folder}\"" : folder;
        var explained = last.Fixes.SelectMany(fix => fix.Examples).Take(1)
            .Select(instance => $"fleetdiff show --instance {instance} --archive {index}");
        foreach (var command in new[] { $"fleetdiff show --archive {index}" }
            .Concat(explained)
            .Append($"fleetdiff show {TextFormat.Date(date.AddDays(-1))} --archive {index}")
            .Append("fleetdiff run --help"))
        {
            console.WriteIndented(TextLines.Create(command));
        }

        console.WriteIndented(TextLines.Create($"Open {archive.Locate(ArchiveKeys.ReportHtml(date))} in a browser"));
    }

    private static Grid CreateTable() => new Grid()
        .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) })
        .AddColumn(new GridColumn { Padding = new Padding(0) });
}
