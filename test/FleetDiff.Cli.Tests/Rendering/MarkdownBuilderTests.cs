using FleetDiff.Cli.Rendering;

namespace FleetDiff.Cli.Tests.Rendering;

public sealed class MarkdownBuilderTests
{
    [Theory]
    [InlineData("web-01", "`web-01`")]
    [InlineData("", "")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a`b``c", "```a`b``c```")]
    [InlineData("`a", "`` `a ``")]
    [InlineData("```", "```` ``` ````")]
    [InlineData("@everyone <img src=x> [a](https://example.com)", "`@everyone <img src=x> [a](https://example.com)`")]
    [InlineData("one\ntwo\u202e", "`one‹U+000A›two‹U+202E›`")]
    public void UntrustedTextIsCode(string text, string code) => Assert.Equal(code, MarkdownBuilder.FormatCode(text));

    [Theory]
    [InlineData("It has 2 instances: look.", "It has 2 instances: look.")]
    [InlineData("a|b *c* _d_ ~e~ `f` [g] #1 $x$ \\", "a\\|b \\*c\\* \\_d\\_ \\~e\\~ \\`f\\` \\[g\\] \\#1 \\$x\\$ \\\\")]
    [InlineData("<script>&", "&lt;script&gt;&amp;")]
    [InlineData("ask @team", "ask `@`team")]
    [InlineData("one\r\n## two", "one‹U+000D›‹U+000A›\\#\\# two")]
    public void SentencesAreEscaped(string text, string escaped) =>
        Assert.Equal(escaped, MarkdownBuilder.Escape(text));
}
