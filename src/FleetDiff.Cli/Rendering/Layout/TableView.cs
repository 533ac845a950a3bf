using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>Shows tables without borders, so that programs can split the rows and narrow terminals have room.</summary>
internal static class TableView
{
    private const int Gap = 2;
    private const int MaxNoteLength = 1000;
    private const int MaxCellLength = 60;
    private const int MinCellLength = 8;
    private const int MinWidthForTable = 76;
    private const int Keys = 3;

    /// <summary>Shows a heading with the number of rows, and the rows up to the maximum; shows nothing for no rows.</summary>
    public static void Show<T>(
        IAnsiConsole console, Heading heading, IReadOnlyList<T> rows, params IReadOnlyList<Column<T>> columns)
    {
        if (rows.Count == 0)
        {
            return;
        }

        console.WriteTextLine();
        console.WriteTextLine($"{heading.Title} ({TextFormat.Number(rows.Count)})", heading.Style);
        ShowRows(console, rows.Count > heading.MaxRows ? [.. rows.Take(heading.MaxRows)] : rows, columns);
        console.WriteRest(rows.Count - heading.MaxRows, option: heading.Option);
    }

    /// <summary>Shows the rows.</summary>
    public static void ShowRows<T>(IAnsiConsole console, IReadOnlyList<T> rows, params IReadOnlyList<Column<T>> columns)
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

    // Shows a note beside its row if it fits, otherwise below.
    private static void ShowWide<T>(IAnsiConsole console, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        var beside = columns.Where(column => column.Width is CellWidth.Full or CellWidth.Shrinks).ToList();
        var note = columns.FirstOrDefault(column => column.Width == CellWidth.Note);
        var widths = beside.ToDictionary(column => column, column => rows.Select(row => DisplayWidth.Measure(FormatCell(column, row)))
            .Append(DisplayWidth.Measure(column.Name)).Append(column.FixedWidth).Max());
        Shrink(widths, room: Room());

        var budget = Room() - Gap;
        var showsNotes = note is not null && rows.Any(row => note.Format(row).Length > 0 && Fits(note.Format(row)));
        console.WriteTextLine(Row(column => column.Name, showsNotes ? note?.Name : null), TextLines.Quiet);
        foreach (var row in rows)
        {
            var remark = note?.Format(row) ?? "";
            console.WriteTextLine(Row(column => FormatCell(column, row), Fits(remark) ? remark : null));
            ShowBelow(console, Fits(remark) ? "" : remark);
            ShowBelow(console, columns.Where(column => column.Width == CellWidth.Below), row);
        }

        int Room() => console.Profile.Width - beside.Sum(column => widths[column] + Gap);

        bool Fits(string remark) => DisplayWidth.Measure(remark) <= budget;

        string Row(Func<Column<T>, string> of, string? remark)
        {
            var cells = beside.Select(column => Fit(column, of(column), widths[column]));
            return string.Concat(cells.Append(SafeText.ToSingleLine(remark ?? "", MaxNoteLength)).Select(Indent)).TrimEnd();
        }
    }

    // Takes the missing columns from the widest cells that can be cut, one column at a time.
    private static void Shrink<T>(Dictionary<Column<T>, int> widths, int room)
    {
        var shrinking = widths.Keys.Where(column => column.Width == CellWidth.Shrinks).ToList();
        foreach (var column in shrinking)
        {
            widths[column] = Math.Max(MinCellLength, widths[column]);
        }

        for (; room < 0 && shrinking.MaxBy(Spare) is { } widest && Spare(widest) > 0; room++)
        {
            widths[widest]--;
        }

        int Spare(Column<T> column) => widths[column] - MinCellLength - column.Tail;
    }

    private static string Fit<T>(Column<T> column, string text, int width)
    {
        if (DisplayWidth.Measure(text) > width && column.Tail > 0 && text.Length > column.Tail)
        {
            return DisplayWidth.Cut(text[..^column.Tail], width - column.Tail) + text[^column.Tail..];
        }

        var cut = DisplayWidth.Cut(text, width);
        return column.IsNumber ? $"{new string(' ', Math.Max(0, width - DisplayWidth.Measure(cut)))}{cut}" : DisplayWidth.Pad(cut, width);
    }

    private static string Indent(string text) => $"{"",Gap}{text}";

    // Account, Region and id stay whole on their own line, so that they can be copied. The other columns follow below.
    private static void ShowNarrow<T>(IAnsiConsole console, IReadOnlyList<T> rows, IReadOnlyList<Column<T>> columns)
    {
        foreach (var row in rows)
        {
            console.WriteIndented(TextLines.Create(string.Join(
                ' ', columns.Take(Keys).Select(column => (column.FormatKey ?? column.Format)(row)).Where(text => text.Length > 0))));
            var rest = columns.Take(Keys).Select(column => FormatHead(column, row))
                .Concat(columns.Skip(Keys).Where(column => column.Width != CellWidth.Below).Select(column => FormatCell(column, row)))
                .Where(text => text.Length > 0);
            ShowBelow(console, string.Join(" · ", rest));
            ShowBelow(console, columns.Where(column => column.Width == CellWidth.Below), row);
        }
    }

    private static void ShowBelow<T>(IAnsiConsole console, IEnumerable<Column<T>> columns, T row)
    {
        foreach (var line in columns.SelectMany(column => column.Format(row).Split('\n')))
        {
            ShowBelow(console, line);
        }
    }

    private static void ShowBelow(IAnsiConsole console, string line)
    {
        if (line.Length > 0)
        {
            console.WriteIndented(TextLines.Create(line, TextLines.Quiet), 2 * Gap);
        }
    }

    // The part of a cell that is cut in a narrow terminal: the name of an account, whose id is in the first line.
    private static string FormatHead<T>(Column<T> column, T row) =>
        column.Tail > 0 && FormatCell(column, row) is { } text && text.Length > column.Tail ? text[..^column.Tail] : "";

    private static string FormatCell<T>(Column<T> column, T row) =>
        column.Width == CellWidth.Note ? column.Format(row) : SafeText.ToSingleLine(column.Format(row), MaxCellLength);
}
