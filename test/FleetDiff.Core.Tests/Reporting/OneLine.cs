using System.Globalization;
using System.Text;
using FleetDiff.Reporting;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Reporting;

public class OneLine
{
    [Theory]
    [InlineData("", 5, "")]
    [InlineData("web-1", 5, "web-1")]
    [InlineData("web-12", 5, "web-…")]
    [InlineData("東京本番機", 3, "東京…")]
    [InlineData("ab", 1, "…")]
    [InlineData("a😀", 3, "a😀")]
    [InlineData("a😀b", 3, "a…")]
    [InlineData("ab😀", 3, "ab…")]
    [InlineData("😀", 1, "…")]
    [InlineData("a\r\nb\tc\0d", 20, "a\uFFFD\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("\u202Eevil\u2028x\u2029y\u200Bz\u0085", 20, "\uFFFDevil\uFFFDx\uFFFDy\uFFFDz\uFFFD")]
    [InlineData("\u001b[31mred", 20, "\uFFFD[31mred")]
    public void ShowsWhatFitsAndNothingThatMovesTheCursor(string text, int longest, string line) =>
        Assert.Equal(line, PlainText.OneLine(text, longest));

    [Fact]
    public void ReplacesALoneSurrogate() => Assert.Equal("a\uFFFDb", PlainText.OneLine("a\uD800b", 5));

    [Property]
    public bool IsNeverTooLongNorMoreThanALine(string? text, char[] more, byte longest)
    {
        var most = longest + 1;
        var drawn = $"{text}{new string(more)}{Hostile.Texts[longest % Hostile.Texts.Length]}";
        var line = PlainText.OneLine(drawn, most);
        return line.Length <= most
            && !line.Any(char.IsControl)
            && line.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate))
            && new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(line) >= line.Length
            && (drawn.Length > most || line.Length == drawn.Length);
    }
}
