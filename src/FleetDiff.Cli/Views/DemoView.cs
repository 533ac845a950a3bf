using FleetDiff.Reporting;
using FleetDiff.Running;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>What the demo left behind, and what to try with it.</summary>
internal static class DemoView
{
    public static void Show(IAnsiConsole console, string folder, IArchive archive, Report last)
    {
        var date = last.Date;
        console.Line($"━━ What is in {folder}, for each night", Lines.Strong);
        var files = Table();
        foreach (var (key, what) in new[]
        {
            (ArchiveKeys.ReportHtml(date), "one page, for people"),
            (ArchiveKeys.UnmanagedCsv(date), "for spreadsheets"),
            (ArchiveKeys.ReportJson(date), "everything, for programs"),
            (ArchiveKeys.Instances(date), "every instance, for queries"),
            (ArchiveKeys.Alert(date), "what was sent"),
            (ArchiveKeys.Exemptions, "which need not be managed, yours to change"),
        })
        {
            files.AddRow(Lines.Of(key), Lines.Of(what, Lines.Quiet));
        }

        console.Indented(files);
        console.Line();
        console.Line("━━ To try next", Lines.Strong);
        var place = folder.Contains(' ', StringComparison.Ordinal) ? $"\"{folder}\"" : folder;
        var explained = last.Disagreements.Where(row => row.Due).Concat(last.New).Take(1)
            .Select(row => $"fleetdiff show --instance {row.Instance} --archive {place}");
        foreach (var command in new[] { $"fleetdiff show --archive {place}" }
            .Concat(explained)
            .Append($"fleetdiff show {Written.Day(date.AddDays(-1))} --archive {place}")
            .Append("fleetdiff run --help"))
        {
            console.Indented(Lines.Of(command));
        }

        console.Indented(Lines.Of($"Open {archive.Locate(ArchiveKeys.ReportHtml(date))} in a browser"));
    }

    private static Grid Table() => new Grid()
        .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) })
        .AddColumn(new GridColumn { Padding = new Padding(0) });
}
