namespace FleetDiff.Reporting.Chat;

/// <summary>Somebody else's text on its way into a chat message.</summary>
internal static class ChatText
{
    /// <summary>
    /// Text as code, in which no mark-up and no mention is read; and for a client that knows no code, with whatever
    /// mentions, links or formats replaced by what looks alike.
    /// </summary>
    public static string Quote(string text, int longest) => $"`{Escape(text, longest)}`";

    /// <summary>The same without the quotes, within a sentence of ours.</summary>
    public static string Escape(string text, int longest) => LinkDisarmer.Line(text, longest)
        .Replace('<', '‹').Replace('>', '›').Replace('&', '＆').Replace('@', '＠')
        .Replace('`', '´').Replace('*', '∗').Replace('[', '(').Replace(']', ')');
}
