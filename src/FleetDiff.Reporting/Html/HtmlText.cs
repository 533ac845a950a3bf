using System.Net;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html;

/// <summary>Text on its way into a page. Every text may be somebody else's, and is escaped here.</summary>
internal static class HtmlText
{
    private const int MaxTextLength = 600;

    /// <summary>
    /// A text for a place between tags or in quotes, on one line and of at most 600 characters. What would not be
    /// seen, or would turn the direction of writing, is shown by its code point: <c>‹U+202E›</c>.
    /// </summary>
    public static string Encode(string? text) => WebUtility.HtmlEncode(SafeText.ToSingleLine(text ?? "", MaxTextLength));

    /// <summary>Somebody else's text between tags, whose direction of writing stays its own affair.</summary>
    public static string EncodeUntrusted(string? text) => string.IsNullOrEmpty(text) ? "" : $"<bdi>{Encode(text)}</bdi>";

    /// <summary>A link to another site; the text alone without an address.</summary>
    /// <param name="url">The address, or null.</param>
    /// <param name="html">What is shown, in HTML.</param>
    public static string RenderLink(string? url, string html) =>
        url is null ? html : $"<a href=\"{Encode(url)}\" rel=\"noreferrer\">{html}</a>";
}
