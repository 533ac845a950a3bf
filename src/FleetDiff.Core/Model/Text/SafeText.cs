using System.Text;

namespace FleetDiff.Core.Model.Text;

/// <summary>Text that an account controls, made fit for people to read: in mail, chat, logs, CSV, terminal and page.</summary>
public static class SafeText
{
    /// <summary>
    /// One line of at most so many characters. What nobody would see is shown by its code point, such as
    /// <c>‹U+200B›</c> (<see cref="InvisibleCharacters"/>); what is longer ends in an ellipsis.
    /// </summary>
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

    /// <summary>The whole text, with what nobody would see shown by its code point.</summary>
    public static string EscapeInvisible(string text) =>
        IsPrintableAscii(text) ? text : string.Concat(text.EnumerateRunes().Select(EscapeRune));

    private static bool IsPrintableAscii(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string EscapeRune(Rune rune) =>
        InvisibleCharacters.Contains(rune) ? $"‹U+{rune.Value:X4}›" : rune.ToString();
}
