using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace FleetDiff.Reporting;

/// <summary>
/// Changes text so that mail and chat programs do not turn it into links. The separators of an address are put in
/// brackets, the usual notation for unsafe addresses: <c>www[.]example[.]com</c>, <c>https[:]//</c>, <c>me[@]example</c>.
/// </summary>
public static class LinkDisarmer
{
    private const int JsonBytesPerColumn = 3;

    private static readonly SearchValues<char> Connectors = SearchValues.Create(".。．｡:@＠\\");

    private static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    // Mail programs turn these schemes into links even without "//". Every other scheme needs it.
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "http", "https", "ftp", "file", "mailto", "tel", "sms", "callto", "skype", "sip", "sips", "xmpp", "im", "news",
        "facetime", "webcal", "geo", "market", "magnet", "bitcoin", "data", "javascript", "vbscript", "outlook",
        "onenote", "msteams", "slack", "whatsapp", "tg", "zoommtg",
    };

    // Names of archive files stay unchanged. None of these extensions is a top-level domain.
    private static readonly HashSet<string> FileEndings = ["csv", "json", "jsonl", "gz", "html"];

    /// <summary>Returns the text without links. The operation is idempotent.</summary>
    public static string Disarm(string text)
    {
        var at = text.AsSpan().IndexOfAny(Connectors);
        if (at < 0)
        {
            return text;
        }

        var disarmed = new StringBuilder(text.Length + 16).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (Connectors.Contains(text[at]) && IsConnector(text, at))
            {
                disarmed.Append('[').Append(text[at]).Append(']');
            }
            else
            {
                disarmed.Append(text[at]);
            }
        }

        return disarmed.ToString();
    }

    /// <summary>
    /// Converts untrusted text to one line of at most <paramref name="columns"/> columns without links, because recipients
    /// trust the messages of FleetDiff.
    /// </summary>
    public static string DisarmLine(string text, int columns) => DisplayWidth.Cut(Disarm(text), columns);

    /// <summary>
    /// Converts untrusted text to such a line for a JSON message, which has a limit in bytes. JSON writes some characters, such
    /// as emoji, as two escapes of six bytes: text that it escapes is cut to half of the columns.
    /// </summary>
    public static string DisarmJson(string text, int columns)
    {
        var line = DisarmLine(text, columns);
        return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(line).Length > JsonBytesPerColumn * columns
            ? DisarmLine(text, columns / 2) : line;
    }

    private static bool IsConnector(string text, int at)
    {
        var before = text.AsSpan(0, at);
        var after = text.AsSpan(at + 1);
        if (after.IsEmpty)
        {
            return false;
        }

        return text[at] switch
        {
            ':' => after.StartsWith("//") || (IsScheme(before) && !char.IsWhiteSpace(after[0])),
            // \\server\share
            '\\' => after.Length > 1 && after[0] == '\\' && char.IsLetterOrDigit(after[1]),
            _ when before.IsEmpty || IsEdge(before[^1]) || IsEdge(after[0]) => false,
            '@' or '＠' => IsAddressCharacter(before[^1]) && IsAddressCharacter(after[0]),
            // A version number such as 1.2 is not an address.
            _ => before.EndsWith("www", StringComparison.OrdinalIgnoreCase)
                || ((char.IsLetter(after[0]) || char.IsSurrogate(after[0])) && !IsFileEnding(after)),
        };
    }

    private static bool IsAddressCharacter(char c) =>
        !char.IsWhiteSpace(c) && !"<>()[]\",;:@\\".Contains(c, StringComparison.Ordinal);

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || c is '[' or ']';

    private static bool IsScheme(ReadOnlySpan<char> before)
    {
        var start = before.LastIndexOfAnyExcept(WordCharacters);
        return Schemes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before[(start + 1)..]);
    }

    private static bool IsFileEnding(ReadOnlySpan<char> after)
    {
        var end = after.IndexOfAnyExcept(WordCharacters);
        return FileEndings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(end < 0 ? after : after[..end]);
    }
}
