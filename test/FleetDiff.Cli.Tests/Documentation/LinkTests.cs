using System.Text.RegularExpressions;

namespace FleetDiff.Cli.Tests.Documentation;

/// <summary>Links in README.md and the other pages.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Docs.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void RelativeLinksHaveATarget(string page) => Assert.All(RelativeLinks(page), link =>
        Assert.True(Path.Exists(Path.Combine(Repository.Root, FileOf(page, link))), $"{page} links to {link}"));

    [Theory]
    [MemberData(nameof(Pages))]
    public void AnchorsAreHeadingsOfTheirPage(string page) => Assert.All(
        RelativeLinks(page).Where(link => link.Contains('#', StringComparison.Ordinal)),
        link => Assert.Contains(link.Split('#')[1], Anchors(FileOf(page, link))));

    [Fact]
    public void ReadmeLinksToEveryPageOfDocs() => Assert.All(
        Docs.Pages.Where(page => page != "README.md"),
        page => Assert.Contains(page, RelativeLinks("README.md").Select(link => link.Split('#')[0])));

    [Theory]
    [MemberData(nameof(Pages))]
    public void NamedFilesExist(string page) => Assert.All(
        Docs.CodeSpans(page).Where(code => RepositoryPath().IsMatch(code)),
        path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"{page} names {path}"));

    private static IEnumerable<string> RelativeLinks(string page) => Link().Matches(Docs.Read(page))
        .Select(link => link.Groups["target"].Value)
        .Where(link => !link.Contains("://", StringComparison.Ordinal));

    private static string FileOf(string page, string link) => link.Split('#')[0] is { Length: > 0 } file
        ? Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, file)).Replace('\\', '/')
        : page;

    // As GitHub creates anchors: lower case, hyphens for spaces, no other punctuation.
    private static IEnumerable<string> Anchors(string page) => Heading().Matches(Docs.Read(page))
        .Select(heading => Punctuation().Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex("\\]\\((?<target>[^)\\s]+)\\)|src=\"(?<target>[^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();

    // Without the files that a build or a publish writes.
    [GeneratedRegex(@"^(src|test|cdk|docs|schemas|deploy|\.ci|\.config)/(?!.*/(bin|obj)/)[\w./-]+$")]
    private static partial Regex RepositoryPath();
}
