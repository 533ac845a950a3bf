using System.Globalization;
using System.Text;

namespace FleetDiff.Reporting;

/// <summary>Measures text in columns of a fixed-width font or a terminal. Wide East Asian characters take two columns.</summary>
public static class DisplayWidth
{
    // The ranges with the property Wide or Fullwidth that fonts agree on (Unicode Standard Annex #11).
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF),
        (0x1F900, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Returns the width of a line of text, in columns.</summary>
    public static int Measure(string text) => text.EnumerateRunes().Sum(Measure);

    /// <summary>
    /// Converts untrusted text to one line of at most <paramref name="most"/> columns and characters. Longer text is cut
    /// and ends with an ellipsis.
    /// </summary>
    public static string Cut(string text, int most)
    {
        var line = SafeText.ToSingleLine(text, most);
        if (Measure(line) <= most)
        {
            return line;
        }

        var cut = new StringBuilder(most);
        var columns = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            columns += Measure(rune);
            if (columns > most - 1)
            {
                break;
            }

            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }

    private static int Measure(Rune rune) =>
        rune.IsAscii ? 1
        : Array.Exists(Wide, range => rune.Value >= range.First && rune.Value <= range.Last) ? 2
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
        : 1;
}
