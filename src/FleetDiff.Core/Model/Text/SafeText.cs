using System.Globalization;
using System.Text;

namespace FleetDiff.Core.Model.Text;

/// <summary>Makes untrusted text safe to display in mail, chat, logs, CSV, the terminal and the page.</summary>
public static class SafeText
{
    // Default_Ignorable_Code_Point outside the categories of IsInvisible (Unicode 16, DerivedCoreProperties.txt), and
    // characters with an empty glyph: the Braille blank, the musical null notehead, the Egyptian blanks, the Khitan
    // filler.
    private static readonly (int First, int Last)[] InvisibleRanges =
    [
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164),
        (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0x13441, 0x13442), (0x16FE4, 0x16FE4), (0x1D159, 0x1D159),
        (0xE0000, 0xE0FFF),
    ];

    /// <summary>
    /// Returns the text as one line. An invisible character is replaced with its code point, such as <c>‹U+200B›</c>
    /// (<see cref="IsInvisible"/>). A longer text is cut and ends in an ellipsis.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The maximum length, in UTF-16 characters.</param>
    public static string ToSingleLine(string text, int longest)
    {
        if (text.Length <= longest && IsPrintableAscii(text))
        {
            return text;
        }

        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(EscapeRune(rune));
            if (line.Length > longest)
            {
                line.Length = longest - 1;
                // Half of a surrogate pair is no character.
                if (line.Length > 0 && char.IsHighSurrogate(line[^1]))
                {
                    line.Length--;
                }

                return line.Append('…').ToString();
            }
        }

        return line.ToString();
    }

    /// <summary>Returns the whole text, with each invisible character replaced with its code point.</summary>
    public static string EscapeInvisible(string text) =>
        IsPrintableAscii(text) ? text : string.Concat(text.EnumerateRunes().Select(EscapeRune));

    /// <summary>
    /// Returns whether a character is invisible or changes how other characters are displayed: controls, line separators,
    /// bidirectional controls, zero-width characters, fillers, variation selectors, unassigned code points, and every blank
    /// except the space and the ideographic space.
    /// </summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.SpaceSeparator => rune.Value is not (' ' or '\u3000'),
        _ => Array.Exists(InvisibleRanges, range => rune.Value >= range.First && rune.Value <= range.Last),
    };

    private static bool IsPrintableAscii(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string EscapeRune(Rune rune) =>
        IsInvisible(rune) ? $"‹U+{rune.Value:X4}›" : rune.ToString();
}
