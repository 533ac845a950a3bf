namespace FleetDiff.Reporting.Messages;

/// <summary>The text of a tag on its way to people. Whoever may tag an instance may write what he likes.</summary>
internal static class TagText
{
    /// <summary>
    /// One line of at most so many columns, in which no program finds a link: people trust what FleetDiff sends.
    /// </summary>
    public static string Cut(string text, int most) => DisplayWidth.Cut(LinkText.Disarm(text), most);
}
