using System.Security.Cryptography;
using System.Text;

namespace FleetDiff.Reporting.Html;

/// <summary>
/// The embedded files of the pages, and the Content-Security-Policy that allows only their style sheet and script.
/// </summary>
internal static class PageAssets
{
    private static readonly string Style = string.Concat(
        Read("base.css"), Read("overview.css"), Read("charts.css"), Read("tables.css"), Read("filter.css"), Read("media.css"));

    private static readonly string Script = string.Concat(
        Read("rows.js"), Read("filter.js"), Read("tables.js"), Read("copy.js"));

    private static readonly string StyleHash = Hash(Style);
    private static readonly string ScriptHash = Hash(Script);

    public static Skeleton Report { get; } = new(Read("report.html"));
    public static Skeleton Index { get; } = new(Read("index.html"));

    public static string StyleElement => $"<style>{Style}</style>";

    public static string ScriptElement => $"<script>{Script}</script>";

    /// <summary>Returns the Content-Security-Policy of a page, with or without <see cref="ScriptElement"/>.</summary>
    public static string PolicyElement(bool withScript) =>
        $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{StyleHash}'; "
        + (withScript ? $"script-src 'sha256-{ScriptHash}'; " : "")
        + "img-src data:; base-uri 'none'; form-action 'none'\">";

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from {nameof(FleetDiff)}.Reporting.");
        using var reader = new StreamReader(stream);
        // A browser computes the hash after its parser has normalized line endings to LF.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
