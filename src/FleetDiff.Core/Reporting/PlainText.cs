using System.Globalization;
using System.Text;

namespace FleetDiff.Reporting;

/// <summary>Somebody else's text on its way into mail, logs and the terminal.</summary>
public static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// One line of at most so many characters: line breaks, control characters and the invisible ones that turn the
    /// direction of writing are replaced, and what is longer ends in an ellipsis.
    /// </summary>
    public static string OneLine(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > longest)
            {
                line.Length = Math.Min(line.Length, longest - 1);
                if (line.Length > 0 && char.IsHighSurrogate(line[^1]))
                {
                    line.Length--;
                }

                line.Append('…');
                break;
            }

            line.Append(IsShown(rune) ? rune.ToString() : Replacement.ToString());
        }

        return line.ToString();
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
