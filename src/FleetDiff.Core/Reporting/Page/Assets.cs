using System.Security.Cryptography;
using System.Text;

namespace FleetDiff.Reporting.Page;

/// <summary>
/// The style sheet and the script that go into a page, and the Content-Security-Policy that lets in only these two.
/// </summary>
internal static class Assets
{
    private static readonly string Style = string.Concat(
        Read("base.css"), Read("charts.css"), Read("tables.css"), Read("filter.css"), Read("media.css"));

    private static readonly string Script = Read("page.js");
    private static readonly string StyleHash = Hash(Style);
    private static readonly string ScriptHash = Hash(Script);

    // A magnifying glass: without it a browser asks a web server for /favicon.ico.
    private const string Icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'"
        + "%3E%3Crect width='32' height='32' rx='7' fill='%230b5f56'/%3E%3Cg fill='none' stroke='%23fff' "
        + "stroke-width='3' stroke-linecap='round'%3E%3Ccircle cx='14' cy='14' r='7'/%3E%3Cpath d='m19.5 19.5 5.5 5.5'"
        + "/%3E%3C/g%3E%3C/svg%3E";

    /// <summary>A page's beginning, up to its body.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="withScript">Whether <see cref="ScriptElement"/> is in it.</param>
    public static string Head(string title, bool withScript) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy(withScript)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{Html.Text(title)}</title>
        <link rel="icon" href="{Icon}">
        <style>{Style}</style>
        </head>
        """;

    /// <summary>The script, for the end of a page.</summary>
    public static string ScriptElement => $"<script>{Script}</script>";

    private static string Policy(bool withScript) =>
        $"default-src 'none'; style-src 'sha256-{StyleHash}'; "
        + (withScript ? $"script-src 'sha256-{ScriptHash}'; " : "")
        + "img-src data:; base-uri 'none'; form-action 'none'";

    private static string Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from {nameof(FleetDiff)}.Core.");
        using var reader = new StreamReader(stream);
        // A browser hashes what its parser hands it, and that has LF.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
