using System.Text;

namespace FleetDiff.Core.Model.Text;

/// <summary>Makes untrusted text safe to display in mail, chat, logs, CSV, the terminal and the page.</summary>
public static class SafeText
{
    /// <summary>
    /// Returns the text as one line. An invisible character is replaced with its code point, such as <c>‹U+200B›</c>
    /// (<see cref="InvisibleCharacters"/>). A longer text is cut and ends in an ellipsis.
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
            var shown = EscapeRune(rune);
            if (line.Length + shown.Length > longest)
            {
                line.Append(shown).Length = longest - 1;
                if (line.Length > 0 && char.IsHighSurrogate(line[^1]))
                {
                    line.Length--;
                }

                line.Append('…');
                break;
            }

            line.Append(shown);
        }

        return line.ToString();
    }

    /// <summary>Returns the whole text, with each invisible character replaced with its code point.</summary>
    public static string EscapeInvisible(string text) =>
        IsPrintableAscii(text) ? text : string.Concat(text.EnumerateRunes().Select(EscapeRune));

    private static bool IsPrintableAscii(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string EscapeRune(Rune rune) =>
        InvisibleCharacters.Contains(rune) ? $"‹U+{rune.Value:X4}›" : rune.ToString();
}
