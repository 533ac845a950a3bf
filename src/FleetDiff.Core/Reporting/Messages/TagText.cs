namespace FleetDiff.Reporting.Messages;

/// <summary>The text of a tag on its way to people. Whoever may tag an instance may write what he likes.</summary>
internal static class TagText
{
    /// <summary>
    /// One line of at most so many columns. No address in it can be clicked in a mail that we send, and people trust.
    /// </summary>
    public static string Cut(string text, int most) =>
        DisplayWidth.Cut(text.Replace("://", "\uFF1A//", StringComparison.Ordinal), most);
}
