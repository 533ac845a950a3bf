using FleetDiff.Aws.Doctoring;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>What the doctor found: a line for each thing, with what to do, and the sum of it.</summary>
internal static class DoctorView
{
    private const int EnoughForColumns = 76;
    private const int Gap = 2;

    public static void Show(IAnsiConsole console, IReadOnlyList<Diagnosis> found)
    {
        if (console.Profile.Width < EnoughForColumns)
        {
            ShowNarrow(console, found);
        }
        else
        {
            ShowWide(console, found);
        }

        console.Line();
        console.Line(Sum(found), found.Select(line => line.Opinion.Health).Contains(Health.Failed)
            ? Lines.Bad
            : Lines.Good);
    }

    private static void ShowWide(IAnsiConsole console, IReadOnlyList<Diagnosis> found)
    {
        var first = found.Max(line => DisplayWidth.Of(Word(line.Opinion.Health)));
        var second = found.Max(line => DisplayWidth.Of(line.What));
        foreach (var (what, opinion) in found)
        {
            var (health, name) = (Word(opinion.Health), what);
            foreach (var (text, style) in TextOf(opinion))
            {
                ShowRow(
                    Lines.Of(DisplayWidth.Pad(health, first + Gap), StyleOf(opinion.Health)),
                    Lines.Of(DisplayWidth.Pad(name, second + Gap)),
                    Lines.Of(text, style),
                    fits: DisplayWidth.Of(text) <= console.Profile.Width - first - second - (2 * Gap));
                (health, name) = ("", "");
            }
        }

        // A grid fills its lines up with blanks: only what has to wrap is one.
        void ShowRow(Text health, Text name, Text says, bool fits)
        {
            if (fits)
            {
                console.Write(health);
                console.Write(name);
                console.Write(says);
                console.WriteLine();
                return;
            }

            console.Write(new Grid { Expand = false }
                .AddColumn(new GridColumn { Width = first + Gap, Padding = new Padding(0) })
                .AddColumn(new GridColumn { Width = second + Gap, Padding = new Padding(0) })
                .AddColumn(new GridColumn { Padding = new Padding(0) })
                .AddRow(health, name, says));
        }
    }

    private static void ShowNarrow(IAnsiConsole console, IReadOnlyList<Diagnosis> found)
    {
        foreach (var (what, opinion) in found)
        {
            console.Line($"{Word(opinion.Health)}: {what}", StyleOf(opinion.Health));
            foreach (var (text, style) in TextOf(opinion))
            {
                console.Indented(Lines.Of(text, style));
            }
        }
    }

    private static IEnumerable<(string Text, Style Style)> TextOf(Opinion opinion)
    {
        var style = opinion.Health == Health.NotChecked ? Lines.Quiet : Lines.Plain;
        return opinion.Says.Split('\n').Select(line => (line, style))
            .Concat(opinion.Fix is { } fix ? [($"Fix: {fix}", Lines.Plain)] : []);
    }

    private static string Sum(IReadOnlyList<Diagnosis> found)
    {
        var counts = found.CountBy(line => line.Opinion.Health).ToDictionary();
        var rest = (counts.GetValueOrDefault(Health.Warning) is var warnings and > 0
                ? $" {Written.Count(warnings, "warning")}."
                : "")
            + (counts.GetValueOrDefault(Health.NotChecked) is var unknown and > 0 ? $" {unknown} not checked." : "");
        var failed = found.Where(line => line.Opinion.Health == Health.Failed).Select(line => line.What).ToList();
        return failed.Count == 0
            ? $"Nothing that was checked would fail tonight.{rest}"
            : $"Tonight would go wrong: {string.Join(", ", failed)}.{rest}";
    }

    private static string Word(Health health) => health switch
    {
        Health.Ok => "ok",
        Health.Warning => "warning",
        Health.Failed => "failed",
        _ => "not checked",
    };

    private static Style StyleOf(Health health) => health switch
    {
        Health.Ok => Lines.Good,
        Health.Warning => Lines.Uneasy,
        Health.Failed => Lines.Bad,
        _ => Lines.Quiet,
    };
}
