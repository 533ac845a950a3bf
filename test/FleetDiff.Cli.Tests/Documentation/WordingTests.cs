using System.Text.RegularExpressions;

namespace FleetDiff.Cli.Tests.Documentation;

/// <summary>The documentation uses the terms of docs/glossary.md.</summary>
public sealed class WordingTests
{
    public static TheoryData<string> Pages => [.. Docs.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void ProseUsesTheTermsOfTheGlossary(string page) => Assert.Empty(Regex.Matches(
        Docs.Prose(page), @"\b(nights?|nightly|tonight|witness(es)?|judgements?|orphan rows?)\b", RegexOptions.IgnoreCase)
        .Select(word => word.Value));

    [Fact]
    public void TheGlossaryIsSorted()
    {
        var terms = Docs.Rows("docs/glossary.md", "term").Select(row => row[0]).ToList();

        Assert.Equal(terms.Order(StringComparer.Ordinal), terms);
    }
}
