namespace FleetDiff.Reporting.Chat;

/// <summary>Escapes untrusted text for a chat message.</summary>
internal static class ChatText
{
    /// <summary>
    /// Formats text as code, in which clients read no markup and no mentions. For clients without code formatting,
    /// characters that create mentions, links or formats are replaced by similar characters.
    /// </summary>
    public static string Quote(string text, int longest) => $"`{Escape(text, longest)}`";

    /// <summary>Escapes text without code quotes, for use in a sentence.</summary>
    public static string Escape(string text, int longest) => LinkDisarmer.DisarmJson(text, longest)
        .Replace('<', '‹').Replace('>', '›').Replace('&', '＆').Replace('@', '＠')
        .Replace('`', '´').Replace('*', '∗').Replace('[', '(').Replace(']', ')');
}
