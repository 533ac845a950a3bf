using Spectre.Console;
using Spectre.Console.Rendering;

namespace FleetDiff.Cli.Rendering;

/// <summary>
/// Writes text to the terminal. All text is a <see cref="Text"/>, which has no markup: untrusted text cannot change the
/// colors or the layout.
/// </summary>
internal static class TextLines
{
    /// <summary>The option that removes the limits of a report.</summary>
    public const string All = "--all";

    private const int MaxLength = 2000;
    private const int LabelWidth = 8;

    public static readonly Style Plain = Style.Plain;
    public static readonly Style Strong = new(decoration: Decoration.Bold);
    public static readonly Style Quiet = new(decoration: Decoration.Dim);
    public static readonly Style Bad = new(Color.Red, decoration: Decoration.Bold);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Warning = new(Color.Yellow);

    public static Text Create(string text, Style? style = null) => new(SafeText.ToSingleLine(text, MaxLength), style ?? Plain);

    public static void WriteTextLine(this IAnsiConsole console, string text = "", Style? style = null)
    {
        console.Write(Create(text, style));
        console.WriteLine();
    }

    /// <summary>Writes a blank line, and a heading with what it counts in parentheses.</summary>
    public static void WriteHeading(this IAnsiConsole console, string title, string count, Style style)
    {
        console.WriteTextLine();
        console.WriteTextLine($"{title} ({count})", style);
    }

    /// <summary>Writes a heading with a number, and the lines up to a maximum; writes nothing for no lines.</summary>
    public static void WriteList(
        this IAnsiConsole console, string title, int number, Style style, IReadOnlyList<string> lines, int most = int.MaxValue,
        string? what = null)
    {
        if (lines.Count == 0)
        {
            return;
        }

        console.WriteHeading(title, TextFormat.Number(number), style);
        foreach (var line in lines.Take(most))
        {
            console.WriteIndented(Create(line));
        }

        console.WriteRest(lines.Count - most, what: what);
    }

    /// <summary>Writes the number of what a list omits; writes nothing when it omits nothing.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="more">The number of what is omitted.</param>
    /// <param name="option">The option that shows it.</param>
    /// <param name="what">What one of it is, such as <c>account</c>; null when the heading says it.</param>
    public static void WriteRest(this IAnsiConsole console, int more, string option = All, string? what = null)
    {
        if (more > 0)
        {
            var rest = what is null ? $"{TextFormat.Number(more)} more" : TextFormat.Count(more, $"more {what}");
            console.WriteTextLine($"  … and {rest}; {option} lists everything", Quiet);
        }
    }

    /// <summary>Writes an indented line that is not wrapped: a URL or a command must stay whole to be copied.</summary>
    public static void WriteWhole(this IAnsiConsole console, string text) =>
        console.Profile.Out.Writer.WriteLine($"  {SafeText.ToSingleLine(text, MaxLength)}");

    public static void WriteLabelled(this IAnsiConsole console, string label, string text) =>
        console.WriteGrid([[Create(label.PadRight(LabelWidth), Quiet), Create(text)]]);

    public static void WriteIndented(this IAnsiConsole console, IRenderable content, int columns = 2)
    {
        // Without the spaces that fill the last column of a grid and the end of each wrapped line.
        foreach (var line in console.ToAnsi(new Padder(content, new Padding(columns, 0, 0, 0))).TrimEnd('\n').Split('\n'))
        {
            console.Profile.Out.Writer.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>Writes rows of cells in columns; writes nothing for no rows. Only the last column is wrapped.</summary>
    public static void WriteGrid(this IAnsiConsole console, IReadOnlyList<Text[]> rows, int indent = 0)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var (grid, last) = (new Grid { Expand = false }, rows[0].Length - 1);
        for (var index = 0; index <= last; index++)
        {
            grid.AddColumn(new GridColumn { NoWrap = index < last, Padding = new Padding(0, 0, index < last ? 2 : 0, 0) });
        }

        foreach (var row in rows)
        {
            grid.AddRow(row);
        }

        console.WriteIndented(grid, indent);
    }
}
