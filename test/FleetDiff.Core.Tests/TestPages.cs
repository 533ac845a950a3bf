using System.Text;
using System.Text.RegularExpressions;
using FleetDiff.Reporting.Html;

namespace FleetDiff.Core.Tests;

/// <summary>Reads pages as text.</summary>
internal static partial class TestPages
{
    public static async Task<string> RenderAsync(Report report)
    {
        using var stream = new MemoryStream();
        await ReportPage.WriteAsync(new(report), stream, default);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>
    /// Returns a page without its style, script and icon, and without their hashes, which have golden files of their own.
    /// </summary>
    public static string WithoutAssets(string page) =>
        Hash().Replace(Icon().Replace(Asset().Replace(page, "<$1>…</$1>"), ""), "'…'");

    /// <summary>Returns the text between a tag of a page and its end tag.</summary>
    public static string Inside(string tag, string page) =>
        Regex.Match(page, $"<{tag}>(.*?)</{tag}>", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex("<(style|script)>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Asset();

    [GeneratedRegex("<link rel=\"icon\"[^>]*>\n")]
    private static partial Regex Icon();

    [GeneratedRegex("'sha256-[^']*'")]
    private static partial Regex Hash();
}
