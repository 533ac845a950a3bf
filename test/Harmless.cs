using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FleetDiff.Testing;

/// <summary>Checks that no output contains dangerous text of an account. Independent of FleetDiff's own escaping.</summary>
public static partial class Harmless
{
    private static readonly int[] Blank =
        [0x00A0, 0x00AD, 0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xE0041];

    private static readonly HashSet<string> Elements =
    [
        "!doctype", "a", "b", "bdi", "body", "button", "caption", "code", "desc", "details", "div", "figcaption", "figure",
        "footer", "h1", "h2", "h3", "head", "header", "html", "input", "label", "li", "main", "meta", "nav", "ol", "option",
        "output", "p", "path", "rect", "script", "section", "select", "small", "span", "strong", "style", "summary", "svg",
        "table", "tbody", "td", "th", "thead", "time", "title", "tr", "ul",
    ];

    /// <summary>Checks that a text has no control or invisible character except line ends.</summary>
    public static void Text(string where, string text) => Assert.All(
        text.EnumerateRunes().Where(rune => rune.Value is not ('\n' or '\r')), rune => Assert.False(
            Blank.Contains(rune.Value) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
                or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
            $"{where} has U+{rune.Value:X4}: {Around(text, rune)}"));

    /// <summary>Checks that a text has nothing of which a mail or chat program makes a link.</summary>
    public static void Unlinked(string where, string text)
    {
        Text(where, text);
        Assert.True(Link().Match(text) is { Success: false }, $"{where} has a link: {Link().Match(text).Value}");
    }

    /// <summary>Checks a page: only known elements, no handlers, links only to the console and the archive.</summary>
    public static void Page(string where, string html)
    {
        var markup = Icon().Replace(Code().Replace(html, "<$1></$1>"), "");
        Text(where, markup);
        foreach (Match tag in Tag().Matches(markup))
        {
            Assert.True(Elements.Contains(tag.Groups[1].Value.ToLowerInvariant()), $"{where} has {tag.Value}");
            Assert.False(Handler().IsMatch(Quoted().Replace(tag.Value, "\"\"")), $"{where} has a handler: {tag.Value}");
        }

        Assert.All(Reference().Matches(markup), reference => Assert.Matches(
            @"^(#|\.\./|date=|accounts/\d{12}\.csv$|[a-z.-]+$|https://(console|docs)\.aws\.amazon\.com/)", reference.Groups[1].Value));
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 2_000_000);
    }

    /// <summary>Checks a CSV file: no cell is a formula, whether it is split at commas or at semicolons.</summary>
    public static void Sheet(string where, string csv)
    {
        Text(where, csv);
        Assert.All(csv.Split([';', '\t', '\r', '\n']).Concat(QuotedCell().Matches(csv).Select(cell => cell.Value)), cell => Assert.False(
            cell.TrimStart(' ', '\u3000', '"') is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..],
            $"{where} calculates {cell[..Math.Min(cell.Length, 80)]}"));
    }

    /// <summary>Checks JSON, one text or one per line: no control character is unescaped.</summary>
    public static void Json(string where, string json)
    {
        Assert.False(json.Any(c => c < ' ' && c != '\n'), $"{where} has a raw control character");
        foreach (var line in json.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var document = JsonDocument.Parse(line);
            Assert.InRange(line.Length, 2, 20_000_000);
        }
    }

    private static string Around(string text, Rune rune)
    {
        var at = text.IndexOf(rune.ToString(), StringComparison.Ordinal);
        return text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)];
    }

    [GeneratedRegex(@"(?i)(https?|ftps?|file):[/\\]|\bwww\.\w|\b(mailto|tel|javascript):\S|\w@\w|\b\w+\.(example|org)\b|\\\\\w")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?s)<(style|script)[^>]*>.*?</\1>")]
    private static partial Regex Code();

    [GeneratedRegex(@"<link rel=""icon"" href=""data:image/svg\+xml,[^""<>]*"">")]
    private static partial Regex Icon();

    [GeneratedRegex(@"</?([A-Za-z!][^\s/>]*)[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"""[^""]*""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?i)\son\w+\s*=")]
    private static partial Regex Handler();

    [GeneratedRegex(@"(?:href|src)=""([^""]*)""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<=^|,)(""(?:[^""]|"""")*""|[^,""\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex QuotedCell();
}
