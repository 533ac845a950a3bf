using System.Globalization;
using System.Text;

namespace FleetDiff.Core.Model.Text;

/// <summary>
/// The characters that are invisible or change how other characters are displayed: controls, line separators, bidirectional
/// controls, zero-width characters, fillers, variation selectors, unassigned code points, and every blank except the space
/// and the ideographic space.
/// </summary>
public static class InvisibleCharacters
{
    // Default_Ignorable_Code_Point outside the categories below (Unicode 16, DerivedCoreProperties.txt), and
    // characters with an empty glyph: the Braille blank, the musical null notehead, the Egyptian blanks, the Khitan
    // filler.
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164),
        (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0x13441, 0x13442), (0x16FE4, 0x16FE4), (0x1D159, 0x1D159),
        (0xE0000, 0xE0FFF),
    ];

    /// <summary>Returns whether a character is invisible or changes how other characters are displayed.</summary>
    public static bool Contains(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.SpaceSeparator => rune.Value is not (' ' or '\u3000'),
        _ => Array.Exists(Ranges, range => rune.Value >= range.First && rune.Value <= range.Last),
    };
}
