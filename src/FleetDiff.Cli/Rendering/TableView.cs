using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>Shows tables without borders, so that programs can split the rows and narrow terminals have room.</summary>
internal static class TableView
{
    private const int Gap = 2;
    private const int MaxNoteLength = 1000;
    private const int MaxCellLength = 60;
    private const int MinCellLength = 8;
    private const int MinWidthForTable = 76;
    private const int Keys = 3;
    private const string Separator = " · ";

    /// <summary>
    /// Shows a heading with the number of instances, the rows up to the maximum, and the number of the others; shows nothing
    /// for no rows.
    /// </summary>
    /// <returns>The number of rows that were shown.</returns>
    public static int Show(
        IAnsiConsole console, string title, Style style, IReadOnlyList<TableEntry> entries,
        int most = int.MaxValue, string option = TextLines.All, IReadOnlyList<Column<TableEntry>>? columns = null)
    {
        if (entries.Count == 0)
        {
            return 0;
        }

        console.WriteHeading(title, TextFormat.Number(entries.Sum(entry => entry.Instances)), style);
        var shown = entries.Take(most).ToList();
        ShowRows(console, shown, columns ?? TableColumns.Entries);
        console.WriteRest(entries.Skip(shown.Count).Sum(entry => entry.Instances), option);
        return shown.Count;
    }

    /// <summary>Shows the rows; in a narrow terminal, a row takes several lines.</summary>
    public static void ShowRows<T>(IAnsiConsole console, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        if (console.Profile.Width < MinWidthForTable)
        {
            ShowNarrow(console, rows, columns);
        }
        else
        {
            ShowWide(console, rows, columns);
        }
    }

    /// <summary>
    /// Shows the rows below the names of the columns. A note is beside its row if it fits, otherwise below. Without room for
    /// whole accounts, their names begin the notes.
    /// </summary>
    public static void ShowWide<T>(IAnsiConsole console, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        var beside = columns.Where(column => column.Width != CellWidth.Note).ToList();
        var note = columns.FirstOrDefault(column => column.Width == CellWidth.Note);
        var isShort = beside.Sum(column => Measure(column, FormatCell) + Gap) > console.Profile.Width;
        Func<Column<T>, T, string> format = (column, row) =>
            isShort && column.FormatRest is not null ? FormatKey(column, row) : FormatCell(column, row);
        var widths = beside.ToDictionary(column => column, column => Measure(column, format));
        foreach (var column in beside.Where(column => column.Width == CellWidth.Shrinks))
        {
            widths[column] = Math.Max(MinCellLength, widths[column] + Math.Min(0, Room()));
        }

        var budget = Room() - Gap;
        var notes = rows.Select(row => FormatNote(row, note?.Format(row) ?? "")).ToList();
        var showsNotes = notes.Exists(remark => remark.Length > 0 && Fits(remark));
        console.WriteTextLine(Row(column => column.Name, showsNotes ? note?.Name : null), TextLines.Quiet);
        foreach (var (row, remark) in rows.Zip(notes))
        {
            console.WriteTextLine(Row(column => format(column, row), Fits(remark) ? remark : null));
            ShowBelow(console, columns, row, Fits(remark) ? "" : remark);
        }

        string FormatNote(T row, string remark) => isShort ? FormatRest(beside, row, remark) : remark;

        int Room() => console.Profile.Width - beside.Sum(column => widths[column] + Gap);

        int Measure(Column<T> column, Func<Column<T>, T, string> of) => rows.Select(row => DisplayWidth.Measure(of(column, row)))
            .Append(DisplayWidth.Measure(column.Name)).Append(column.FixedWidth).Max();

        bool Fits(string remark) => DisplayWidth.Measure(remark) <= budget;

        string Row(Func<Column<T>, string> of, string? remark)
        {
            var cells = beside.Select(column => Pad(column, DisplayWidth.Cut(of(column), widths[column]), widths[column]));
            return string.Concat(cells.Append(SafeText.ToSingleLine(remark ?? "", MaxNoteLength)).Select(Indent)).TrimEnd();
        }
    }

    private static string Pad<T>(Column<T> column, string text, int width) => column.IsNumber
        ? new string(' ', Math.Max(0, width - DisplayWidth.Measure(text))) + text
        : DisplayWidth.Pad(text, width);

    private static string Indent(string text) => $"{"",Gap}{text}";

    // Account, Region and id stay whole on their own line, so that they can be copied. The other columns follow below.
    private static void ShowNarrow<T>(IAnsiConsole console, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        foreach (var row in rows)
        {
            console.WriteIndented(TextLines.Create(string.Join(
                ' ', columns.Take(Keys).Select(column => FormatKey(column, row)).Where(text => text.Length > 0))));
            var rest = columns.Skip(Keys).Select(column => FormatCell(column, row)).Where(text => text.Length > 0);
            ShowBelow(console, columns, row, FormatRest(columns, row, string.Join(Separator, rest)));
        }
    }

    private static void ShowBelow<T>(IAnsiConsole console, IReadOnlyList<Column<T>> columns, T row, string remark)
    {
        var lines = columns.SelectMany(column => column.FormatBelow?.Invoke(row) ?? []).Prepend(remark);
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            console.WriteIndented(TextLines.Create(line, TextLines.Quiet), 2 * Gap);
        }
    }

    private static string FormatKey<T>(Column<T> column, T row) => column.FormatKey?.Invoke(row) ?? FormatCell(column, row);

    private static string FormatRest<T>(IEnumerable<Column<T>> columns, T row, string note) => string.Join(
        Separator, columns.Select(column => column.FormatRest?.Invoke(row) ?? "").Append(note).Where(text => text.Length > 0));

    private static string FormatCell<T>(Column<T> column, T row) =>
        column.Width == CellWidth.Note ? column.Format(row) : SafeText.ToSingleLine(column.Format(row), MaxCellLength);
}
