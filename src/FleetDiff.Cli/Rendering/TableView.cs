using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>Shows tables without borders, so that programs can split the rows and narrow terminals have room.</summary>
internal static class TableView
{
    private const int Gap = 2;
    private const int MinCellWidth = 20;
    private const int MaxCellLength = 60;
    private const int MaxNoteLength = 1000;

    /// <summary>
    /// Shows the heading with the number of instances, the rows up to the maximum, and the number of the other instances;
    /// shows nothing for no rows.
    /// </summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="list">The list.</param>
    /// <param name="option">The option that shows the omitted rows.</param>
    public static void Show(IAnsiConsole console, EntryList list, string option = TextLines.All)
    {
        if (list.Shown.Count > 0)
        {
            console.WriteHeading(list.Title, TextFormat.Number(list.Instances), list.Style);
            Show(console, list.Shown, list.Columns);
            console.WriteRest(list.Omitted, option);
        }
    }

    /// <summary>
    /// Shows the rows below the names of the columns. Columns that do not fit the terminal are left out, cut, or moved to a
    /// note, as their <see cref="CellWidth"/> says. A note is beside its row if it fits, otherwise below.
    /// </summary>
    public static void Show<T>(IAnsiConsole console, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        var width = console.Profile.Width;
        var note = columns.FirstOrDefault(column => column.Width == CellWidth.Note);
        var (beside, moved) = Fit([.. columns.Where(column => column.Width != CellWidth.Note)], rows, width);
        var widths = beside.Select(column => Measure(column, rows)).ToList();
        var room = width - widths.Sum() - Gap;
        var notes = rows.Select(FormatNote).ToList();
        var hasNotes = notes.Exists(text => text.Length > 0 && IsBeside(text));
        WriteRow(column => column.Name, hasNotes ? note?.Name ?? "" : "", _ => TextLines.Quiet, TextLines.Quiet);
        foreach (var (row, text) in rows.Zip(notes))
        {
            WriteRow(column => FormatCell(column, row), IsBeside(text) ? text : "", column => column.Style?.Invoke(row));
            var below = columns.SelectMany(column => column.FormatBelow?.Invoke(row) ?? []);
            foreach (var line in (IsBeside(text) ? below : below.Prepend(text)).Where(line => line.Length > 0))
            {
                console.WriteIndented(TextLines.Create(line, TextLines.Quiet), 2 * Gap);
            }
        }

        string FormatNote(T row)
        {
            var parts = moved.Append(note?.Format).Select(format => format?.Invoke(row) ?? "");
            return SafeText.ToSingleLine(string.Join(" · ", parts.Where(part => !string.IsNullOrWhiteSpace(part))), MaxNoteLength);
        }

        bool IsBeside(string text) => DisplayWidth.Measure(text) <= room;

        void WriteRow(Func<Column<T>, string> format, string text, Func<Column<T>, Style?> style, Style? textStyle = null)
        {
            var line = new Paragraph();
            foreach (var (column, cellWidth) in beside.Zip(widths))
            {
                var cell = format(column);
                var space = new string(' ', cellWidth - Gap - DisplayWidth.Measure(cell));
                line.Append(new string(' ', Gap)).Append(column.IsNumber ? space + cell : cell + space, style(column));
            }

            console.WriteIndented(text.Length > 0 ? line.Append(new string(' ', Gap) + text, textStyle) : line, columns: 0);
        }
    }

    // Returns the columns that fit, and the formats of what has no room there.
    private static (IReadOnlyList<Column<T>> Beside, IReadOnlyList<Func<T, string>> Moved) Fit<T>(
        List<Column<T>> columns, IReadOnlyList<T> rows, int width)
    {
        if (MeasureExcess() <= 0)
        {
            return (columns, []);
        }

        List<Func<T, string>> moved = [.. columns.Select(column => column.FormatRest).OfType<Func<T, string>>()];
        columns = [.. columns.Select(column => column with { Format = column.FormatKey ?? column.Format })];
        if (MeasureExcess() > 0)
        {
            columns.RemoveAll(column => column.Width == CellWidth.Extra);
        }

        var index = columns.FindIndex(column => column.Width == CellWidth.Shrinks);
        if (index >= 0 && MeasureExcess() is var excess and > 0)
        {
            var remaining = Measure(columns[index], rows) - Gap - excess;
            if (remaining < MinCellWidth)
            {
                var shrinking = columns[index];
                moved.Add(row => FormatCell(shrinking, row));
                columns.RemoveAt(index);
            }
            else
            {
                columns[index] = columns[index] with { MaxWidth = remaining };
            }
        }

        return (columns, moved);

        int MeasureExcess() => columns.Sum(column => Measure(column, rows)) - width;
    }

    // The width of a column with the gap before it.
    private static int Measure<T>(Column<T> column, IReadOnlyList<T> rows) => Gap + rows
        .Select(row => DisplayWidth.Measure(FormatCell(column, row)))
        .Append(DisplayWidth.Measure(column.Name)).Append(column.FixedWidth).Max();

    private static string FormatCell<T>(Column<T> column, T row) =>
        DisplayWidth.Cut(SafeText.ToSingleLine(column.Format(row), MaxCellLength), column.MaxWidth);
}
