using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>Tables without lines: what is piped can be cut and searched, and a narrow terminal has room.</summary>
internal static class Tables
{
    private const int LongestCell = 60;
    private const int EnoughForATable = 76;
    private const int RowsInMemory = 1000;
    private const int Keys = 3;

    public static Table Of(params IEnumerable<string> columns)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, Lines.Quiet))
            {
                NoWrap = true,
                Padding = new Padding(0, 0, 2, 0),
            });
        }

        return table;
    }

    /// <summary>A heading with its count and the rows, at most so many; nothing at all when there is none.</summary>
    public static void Show<T>(
        IAnsiConsole console, Heading heading, IReadOnlyList<T> rows, params IReadOnlyList<Column<T>> columns)
    {
        if (rows.Count == 0)
        {
            return;
        }

        console.Line();
        console.Line($"{heading.Title} ({Lines.Number(rows.Count)})", heading.Style);
        var shown = rows.Take(heading.Most);
        if (console.Profile.Width < EnoughForATable)
        {
            ShowNarrow(console, shown, columns);
        }
        else
        {
            ShowTable(console, shown, columns);
        }

        if (rows.Count > heading.Most)
        {
            console.Line($"  and {Lines.Number(rows.Count - heading.Most)} more, in the report", Lines.Quiet);
        }
    }

    private static void ShowTable<T>(IAnsiConsole console, IEnumerable<T> rows, IReadOnlyList<Column<T>> columns)
    {
        foreach (var (number, block) in rows.Chunk(RowsInMemory).Index())
        {
            var table = Of(columns.Select(column => column.Name.PadRight(column.Width)));
            table.ShowHeaders = number == 0;
            foreach (var (place, column) in columns.Index())
            {
                table.Columns[place].NoWrap = !column.Shrinks;
            }

            foreach (var row in block)
            {
                table.AddRow(columns.Select(column => Cell(column.Of(row).PadRight(column.Width))));
            }

            console.Indented(table);
        }
    }

    // Account, Region and id stay whole on a line of their own, to be copied; the rest comes below.
    private static void ShowNarrow<T>(IAnsiConsole console, IEnumerable<T> rows, IReadOnlyList<Column<T>> columns)
    {
        foreach (var row in rows)
        {
            console.Indented(Lines.Of(string.Join(' ', columns.Take(Keys).Select(column => column.Of(row)))));
            var rest = columns.Skip(Keys).Select(column => PlainText.OneLine(column.Of(row), LongestCell));
            console.Write(new Padder(Lines.Of(string.Join(" · ", rest.Where(text => text.Length > 0)), Lines.Quiet),
                new Padding(4, 0, 0, 0)));
        }
    }

    // What does not fit ends in an ellipsis: a row stays one line.
    private static Text Cell(string text) => new(PlainText.OneLine(text, LongestCell)) { Overflow = Overflow.Ellipsis };
}

/// <summary>What stands above a table, and how many rows it shows at most.</summary>
internal sealed record Heading(string Title, Style Style, int Most = int.MaxValue);

/// <summary>A column of a table; one that shrinks gives way when the terminal is narrow.</summary>
/// <param name="Name">What stands above it.</param>
/// <param name="Of">What it shows of a row.</param>
/// <param name="Shrinks">Whether it gives way.</param>
/// <param name="Width">How wide it is at least, so that one table stands straight below the other.</param>
internal sealed record Column<T>(string Name, Func<T, string> Of, bool Shrinks = false, int Width = 0);

/// <summary>The columns that every table begins with.</summary>
internal static class Columns
{
    // As wide as the ids that AWS gives: an account, the longest usual Region, an instance.
    public static Column<T> Account<T>(Func<T, string> of) => new("Account", of, Width: 12);

    public static Column<T> Region<T>(Func<T, string> of) => new("Region", of, Width: 14);

    public static Column<T> Id<T>(string name, Func<T, string> of) => new(name, of, Width: 19);
}
