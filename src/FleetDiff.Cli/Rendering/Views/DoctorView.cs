using FleetDiff.Aws.Checks;
using FleetDiff.Cli.Rendering.Layout;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Views;

/// <summary>Shows the results of <c>doctor</c>: a line for each check, the fix of each problem, and a summary.</summary>
internal static class DoctorView
{
    private const int MinWidthForColumns = 76;
    private const int Gap = 2;

    /// <summary>Shows the results.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="found">The results.</param>
    /// <param name="next">The command that comes next.</param>
    public static void Show(IAnsiConsole console, IReadOnlyList<CompletedCheck> found, string next)
    {
        var hasFailed = found.Select(line => line.Result.Status).Contains(CheckStatus.Failed);
        if (console.Profile.Width < MinWidthForColumns)
        {
            ShowNarrow(console, found);
        }
        else
        {
            ShowWide(console, found);
        }

        console.WriteTextLine();
        console.WriteTextLine(FormatTotal(found), hasFailed ? TextLines.Bad : TextLines.Good);
        console.WriteTextLine(hasFailed ? "Next: fix what failed, and check again:" : "Next:");
        console.WriteWhole(next);
    }

    private static void ShowWide(IAnsiConsole console, IReadOnlyList<CompletedCheck> found)
    {
        var first = found.Max(line => DisplayWidth.Measure(FormatStatus(line.Result.Status)));
        var second = found.Max(line => DisplayWidth.Measure(line.Name));
        foreach (var (what, result) in found)
        {
            var (health, name) = (FormatStatus(result.Status), what);
            foreach (var (text, style) in CreateLines(result))
            {
                ShowRow(
                    TextLines.Create(DisplayWidth.Pad(health, first + Gap), GetStyle(result.Status)),
                    TextLines.Create(DisplayWidth.Pad(name, second + Gap)),
                    TextLines.Create(text, style),
                    fits: DisplayWidth.Measure(text) <= console.Profile.Width - first - second - (2 * Gap));
                (health, name) = ("", "");
            }
        }

        // A grid pads its lines with spaces: use one only for text that must wrap.
        void ShowRow(Text health, Text name, Text message, bool fits)
        {
            if (fits)
            {
                console.Write(health);
                console.Write(name);
                console.Write(message);
                console.WriteLine();
                return;
            }

            console.Write(new Grid { Expand = false }
                .AddColumn(new GridColumn { Width = first + Gap, Padding = new Padding(0) })
                .AddColumn(new GridColumn { Width = second + Gap, Padding = new Padding(0) })
                .AddColumn(new GridColumn { Padding = new Padding(0) })
                .AddRow(health, name, message));
        }
    }

    private static void ShowNarrow(IAnsiConsole console, IReadOnlyList<CompletedCheck> found)
    {
        foreach (var (what, result) in found)
        {
            console.WriteTextLine($"{FormatStatus(result.Status)}: {what}", GetStyle(result.Status));
            foreach (var (text, style) in CreateLines(result))
            {
                console.WriteIndented(TextLines.Create(text, style));
            }
        }
    }

    private static IEnumerable<(string Text, Style Style)> CreateLines(CheckResult result)
    {
        var style = result.Status == CheckStatus.NotChecked ? TextLines.Quiet : TextLines.Plain;
        return result.Message.Split('\n').Select(line => (line, style))
            .Concat(result.Fix is { } fix ? [($"Fix: {fix}", TextLines.Plain)] : []);
    }

    private static string FormatTotal(IReadOnlyList<CompletedCheck> found)
    {
        var counts = found.CountBy(line => line.Result.Status).ToDictionary();
        var rest = (counts.GetValueOrDefault(CheckStatus.Warning) is var warnings and > 0
                ? $" {TextFormat.Count(warnings, "warning")}."
                : "")
            + (counts.GetValueOrDefault(CheckStatus.NotChecked) is var unknown and > 0 ? $" {unknown} not checked." : "");
        var failed = found.Where(line => line.Result.Status == CheckStatus.Failed).Select(line => line.Name).ToList();
        return failed.Count == 0
            ? $"No check failed.{rest}"
            : $"A run would fail: {string.Join(", ", failed)}.{rest}";
    }

    private static string FormatStatus(CheckStatus health) => health switch
    {
        CheckStatus.Ok => "ok",
        CheckStatus.Warning => "warning",
        CheckStatus.Failed => "failed",
        _ => "not checked",
    };

    private static Style GetStyle(CheckStatus health) => health switch
    {
        CheckStatus.Ok => TextLines.Good,
        CheckStatus.Warning => TextLines.Warning,
        CheckStatus.Failed => TextLines.Bad,
        _ => TextLines.Quiet,
    };
}
