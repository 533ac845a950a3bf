using System.Text;
using FleetDiff.Reporting;
using Spectre.Console.Rendering;

namespace FleetDiff.Cli.Views;

/// <summary>Text measured in a terminal's cells: an ideograph fills two.</summary>
internal static class Cells
{
    private const char Ellipsis = '…';

    public static int Count(string text) => Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();

    /// <summary>One line of at most so many cells; what is longer ends in an ellipsis.</summary>
    public static string Fit(string text, int cells)
    {
        // No character has more than two UTF-16 units for each of its cells, but a combining one has none.
        var line = PlainText.OneLine(text, 4 * cells);
        if (Count(line) <= cells)
        {
            return line;
        }

        var fitting = new StringBuilder();
        var left = cells - 1;
        foreach (var rune in line.EnumerateRunes())
        {
            left -= Count(rune.ToString());
            if (left < 0)
            {
                break;
            }

            fitting.Append(rune.ToString());
        }

        return fitting.Append(Ellipsis).ToString();
    }

    /// <summary>The text with spaces behind it up to so many cells.</summary>
    public static string Pad(string text, int cells) => text + new string(' ', Math.Max(0, cells - Count(text)));
}
