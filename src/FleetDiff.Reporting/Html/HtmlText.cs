using System.Net;

namespace FleetDiff.Reporting.Html;

/// <summary>Escapes text for a page, and renders links. Every text is treated as untrusted input.</summary>
internal static class HtmlText
{
    private const int MaxTextLength = 600;

    /// <summary>
    /// Encodes text for element content or a quoted attribute, as one line of at most 600 characters. Invisible characters
    /// and characters that change the text direction are shown as code points: <c>‹U+202E›</c>.
    /// </summary>
    public static string Encode(string? text) => WebUtility.HtmlEncode(SafeText.ToSingleLine(text ?? "", MaxTextLength));

    /// <summary>Encodes untrusted text for element content and isolates its text direction.</summary>
    public static string EncodeUntrusted(string? text) => string.IsNullOrEmpty(text) ? "" : $"<bdi>{Encode(text)}</bdi>";

    /// <summary>Renders a link to another site, or only the content when there is no address.</summary>
    public static string RenderLink(string? url, string html) =>
        url is null ? html : $"<a href=\"{Encode(url)}\" rel=\"noreferrer\">{html}</a>";

    /// <summary>Renders a link within the page or the archive, or only the content when there is no address.</summary>
    public static string RenderInternalLink(string? address, string html) =>
        address is null ? html : $"<a href=\"{Encode(address)}\">{html}</a>";

    /// <summary>Renders how many more rows a file has; empty when the page shows all.</summary>
    public static string RenderRest(int left, string file) =>
        left <= 0 ? "" : $"<p class=\"rest\">And {TextFormat.Number(left)} more, in {file}.</p>";
}
