using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>Tables without lines: what is piped can be cut and searched, and a narrow terminal has room.</summary>
internal static class Tables
{
    private const int Gap = 2;
    private const int LongestNote = 1000;
    private const int LongestCell = 60;
    private const int ShortestCell = 8;
    private const int EnoughForATable = 76;
    private const int Keys = 3;

    /// <summary>A heading with its count and the rows, at most so many; nothing at all when there is none.</summary>
    public static void Show<T>(
        IAnsiConsole console, Heading heading, IReadOnlyList<T> rows, params IReadOnlyList<Column<T>> columns)
    {
        if (rows.Count == 0)
        {
            return;
        }

        console.Line();
        console.Line($"{heading.Title} ({Written.Number(rows.Count)})", heading.Style);
        ShowRows(console, rows, heading.Most, columns);
    }

    /// <summary>The rows, at most so many.</summary>
    public static void ShowRows<T>(
        IAnsiConsole console, IReadOnlyList<T> rows, int most, params IReadOnlyList<Column<T>> columns)
    {
        var shown = rows.Count > most ? rows.Take(most).ToList() : rows;
        if (console.Profile.Width < EnoughForATable)
        {
            ShowNarrow(console, shown, columns);
        }
        else
        {
            ShowWide(console, shown, columns);
        }

        console.Rest(rows.Count - most);
    }

    // A note stands beside its row where there is room, else below.
    private static void ShowWide<T>(IAnsiConsole console, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        var beside = columns.Where(column => column.Place is Place.Whole or Place.Shrinks).ToList();
        var note = columns.FirstOrDefault(column => column.Place == Place.Note);
        var widths = beside.ToDictionary(column => column, column => rows.Select(row => DisplayWidth.Of(Cell(column, row)))
            .Append(DisplayWidth.Of(column.Name)).Append(column.Width).Max());
        foreach (var column in beside.Where(column => column.Place == Place.Shrinks))
        {
            widths[column] = Math.Max(ShortestCell, widths[column] + Math.Min(0, Room()));
        }

        var room = Room() - Gap;
        var showsNotes = note is not null && rows.Any(row => note.Of(row).Length > 0 && Fits(note.Of(row)));
        console.Line(Row(column => column.Name, showsNotes ? note?.Name : null), Lines.Quiet);
        foreach (var row in rows)
        {
            var remark = note?.Of(row) ?? "";
            console.Line(Row(column => Cell(column, row), Fits(remark) ? remark : null));
            ShowBelow(console, Fits(remark) ? "" : remark);
            ShowBelow(console, columns.Where(column => column.Place == Place.Below), row);
        }

        int Room() => console.Profile.Width - beside.Sum(column => widths[column] + Gap);

        bool Fits(string remark) => DisplayWidth.Of(remark) <= room;

        string Row(Func<Column<T>, string> of, string? remark)
        {
            var cells = beside.Select(column => DisplayWidth.Pad(DisplayWidth.Cut(of(column), widths[column]), widths[column]));
            return string.Concat(cells.Append(PlainText.OneLine(remark ?? "", LongestNote)).Select(Indented)).TrimEnd();
        }
    }

    private static string Indented(string text) => $"{"",Gap}{text}";

    // Account, Region and id stay whole on a line of their own, to be copied; the rest comes below.
    private static void ShowNarrow<T>(IAnsiConsole console, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        foreach (var row in rows)
        {
            console.Indented(Lines.Of(string.Join(' ', columns.Take(Keys).Select(column => column.Of(row)))));
            var rest = columns.Skip(Keys).Where(column => column.Place != Place.Below)
                .Select(column => Cell(column, row)).Where(text => text.Length > 0);
            ShowBelow(console, string.Join(" · ", rest));
            ShowBelow(console, columns.Where(column => column.Place == Place.Below), row);
        }
    }

    private static void ShowBelow<T>(IAnsiConsole console, IEnumerable<Column<T>> columns, T row)
    {
        foreach (var line in columns.SelectMany(column => column.Of(row).Split('\n')))
        {
            ShowBelow(console, line);
        }
    }

    private static void ShowBelow(IAnsiConsole console, string line)
    {
        if (line.Length > 0)
        {
            console.Indented(Lines.Of(line, Lines.Quiet), 2 * Gap);
        }
    }

    private static string Cell<T>(Column<T> column, T row) =>
        column.Place == Place.Note ? column.Of(row) : PlainText.OneLine(column.Of(row), LongestCell);
}
