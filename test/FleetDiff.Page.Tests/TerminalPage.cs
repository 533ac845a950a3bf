using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FleetDiff.Cli;

namespace FleetDiff.Page.Tests;

/// <summary>Shows the output of a command line as a page, so that a browser can take a picture of it.</summary>
internal static partial class TerminalPage
{
    private const int Columns = 112;

    // The styles that FleetDiff uses, by their codes (ECMA-48, Select Graphic Rendition).
    private static readonly Dictionary<string, string> Styles = new(StringComparer.Ordinal)
    {
        ["1"] = "font-weight:bold",
        ["2"] = "color:#8b949e",
        ["32"] = "color:#56d364",
        ["33"] = "color:#e3b341",
        ["92"] = "color:#56d364",
        ["91"] = "color:#ff7b72",
        ["93"] = "color:#e3b341",
    };

    /// <summary>Runs a command line and shows the first lines of its output.</summary>
    public static async Task<string> CreateAsync(string archive, string command, int lines)
    {
        using var output = new MemoryStream();
        using var talk = new MemoryStream();
        var host = new Host
        {
            Environment = new Dictionary<string, string?> { ["FLEETDIFF_ARCHIVE"] = archive },
            Out = new(output, Columns),
            Error = new(talk, Columns),
        };
        var exitCode = await FleetDiffCli.RunAsync(command.Split(' '), host, default);
        Assert.True(exitCode == 0, Encoding.UTF8.GetString(talk.ToArray()));
        var shown = Encoding.UTF8.GetString(output.ToArray()).Split('\n').Take(lines).Select(line => Selected().Replace(
            WebUtility.HtmlEncode(line.TrimEnd()), match => match.Groups["codes"].Value is "0" or ""
                ? "</span>"
                : $"<span style=\"{Style(match.Groups["codes"].Value)}\">"));
        return $$"""
            <!doctype html><meta charset="utf-8"><title>{{command}}</title>
            <style>body{margin:0;background:#0d1117;color:#e6edf3}pre{margin:0;padding:20px;width:max-content;
            font:14px/1.45 "DejaVu Sans Mono",monospace}</style>
            <pre><span style="color:#8b949e">$</span> fleetdiff {{command}}
            {{string.Join('\n', shown)}}</pre>
            """;
    }

    private static string Style(string codes) =>
        string.Join(';', codes.Split(';').Select(code => Styles[code]));

    [GeneratedRegex("(?:\u001b|&#27;)\\[(?<codes>[0-9;]*)m")]
    private static partial Regex Selected();
}
