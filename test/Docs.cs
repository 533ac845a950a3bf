using System.Text.RegularExpressions;

namespace FleetDiff.Testing;

/// <summary>The documentation of the repository: README.md and the other pages in Markdown.</summary>
internal static partial class Docs
{
    /// <summary>Every page, as a path relative to the root with forward slashes.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads the text of a page.</summary>
    public static string Read(string page) => Repository.Read(page).ReplaceLineEndings("\n");

    /// <summary>Returns the text of a page without code blocks, code spans, comments, link targets and URLs.</summary>
    public static string Prose(string page) => NotProse().Replace(Read(page), " ");

    /// <summary>Returns the code spans of a page outside code blocks.</summary>
    public static IEnumerable<string> CodeSpans(string page) => Codes(Block().Replace(Read(page), ""));

    /// <summary>Returns the content of each code block of a page.</summary>
    public static IEnumerable<string> CodeBlocks(string page) =>
        Block().Matches(Read(page)).Select(block => block.Groups["text"].Value);

    /// <summary>Returns the code spans of a text.</summary>
    public static IReadOnlyList<string> Codes(string text) =>
        [.. Code().Matches(text).Select(code => code.Groups["text"].Value)];

    /// <summary>Returns the rows of the tables of a page whose first column has this header, as trimmed cells.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string page, string header)
    {
        var rows = new List<IReadOnlyList<string>>();
        var isInside = false;
        foreach (var line in Read(page).Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                isInside = false;
                continue;
            }

            IReadOnlyList<string> cells = [.. line.Trim('|', ' ').Split('|').Select(cell => cell.Trim())];
            if (isInside && !cells[0].StartsWith("--", StringComparison.Ordinal))
            {
                rows.Add(cells);
            }

            isInside |= cells[0] == header;
        }

        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>Returns the code spans in the first column of those tables.</summary>
    public static IReadOnlyList<string> FirstColumn(string page, string header) =>
        [.. Rows(page, header).SelectMany(row => Codes(row[0]))];

    [GeneratedRegex("^ *```.*?\n(?<text>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`(?<text>[^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^ *```.*?^ *```$|`[^`\n]+`|<!--.*?-->|<[^>]*>|\\]\\([^)]*\\)|https?://\\S+",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NotProse();
}
