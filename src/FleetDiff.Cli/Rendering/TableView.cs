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
    /// <param name="console">The console to write to.</param>
    /// <param name="title">The heading.</param>
    /// <param name="style">The style of the heading.</param>
    /// <param name="entries">The rows.</param>
    /// <param name="most">The maximum number of rows.</param>
    /// <param name="option">The option that shows the omitted rows.</param>
    /// <param name="columns">The columns; null for those of instances and groups.</param>
    /// <param name="what">What is counted, when a row can be a group; null when it is the rows.</param>
    /// <returns>The number of rows that were shown.</returns>
    public static int Show(
        IAnsiConsole console, string title, Style style, IReadOnlyList<TableEntry> entries,
        int most = int.MaxValue, string option = TextLines.All, IReadOnlyList<Column<TableEntry>>? columns = null,
        string? what = null)
    {
        if (entries.Count == 0)
        {
            return 0;
        }

        console.WriteHeading(title, TextFormat.Number(entries.Sum(entry => entry.Instances)), style);
        var shown = entries.Take(most).ToList();
        ShowRows(console, shown, columns ?? TableColumns.Entries);
        console.WriteRest(entries.Skip(shown.Count).Sum(entry => entry.Instances), what, option: option);
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
        WriteRow(column => column.Name, showsNotes ? note?.Name : null, _ => TextLines.Quiet);
        foreach (var (row, remark) in rows.Zip(notes))
        {
            WriteRow(column => format(column, row), Fits(remark) ? remark : null, column => column?.Style?.Invoke(row));
            ShowBelow(console, columns, row, Fits(remark) ? "" : remark);
        }

        string FormatNote(T row, string remark) => isShort ? FormatRest(beside, row, remark) : remark;

        int Room() => console.Profile.Width - beside.Sum(column => widths[column] + Gap);

        int Measure(Column<T> column, Func<Column<T>, T, string> of) => rows.Select(row => DisplayWidth.Measure(of(column, row)))
            .Append(DisplayWidth.Measure(column.Name)).Append(column.FixedWidth).Max();

        bool Fits(string remark) => DisplayWidth.Measure(remark) <= budget;

        void WriteRow(Func<Column<T>, string> of, string? remark, Func<Column<T>?, Style?> style)
        {
            List<(string Text, Style? Style)> cells =
            [
                .. beside.Select(column => (
                    Pad(column, DisplayWidth.Cut(of(column), widths[column]), widths[column]), style(column))),
                (remark ?? "", style(note)),
            ];
            var last = cells.FindLastIndex(cell => !string.IsNullOrWhiteSpace(cell.Text));
            var line = new Paragraph();
            foreach (var (index, (text, look)) in cells.Take(last + 1).Index())
            {
                line.Append(SafeText.ToSingleLine(Indent(index == last ? text.TrimEnd() : text), MaxNoteLength), look);
            }

            console.Write(line);
            console.WriteLine();
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
