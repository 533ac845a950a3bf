using System.Globalization;
using System.Text;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Model.Text;

public class SafeTextTests
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
    [InlineData("a\r\nb\tc\0d", 60, "a‹U+000D›‹U+000A›b‹U+0009›c‹U+0000›d")]
    [InlineData("\u202Eevil\u2028x\u2029y\u200Bz\u0085", 60, "‹U+202E›evil‹U+2028›x‹U+2029›y‹U+200B›z‹U+0085›")]
    [InlineData("a\u2800b\u00A0c\u034Fd\uFE0Fe", 60, "a‹U+2800›b‹U+00A0›c‹U+034F›d‹U+FE0F›e")]
    [InlineData("\u115F\u17B4\u180B\u3164\uFFA0", 60, "‹U+115F›‹U+17B4›‹U+180B›‹U+3164›‹U+FFA0›")]
    [InlineData("\U00013441\U00016FE4\U0001D159", 60, "‹U+13441›‹U+16FE4›‹U+1D159›")]
    [InlineData("\U000E0041\U000E0001", 30, "‹U+E0041›‹U+E0001›")]
    [InlineData("\uFEFFa\u200B", 10, "‹U+FEFF›a…")]
    [InlineData("東京\u3000本番", 10, "東京\u3000本番")]
    public void EscapesInvisibleAndControlCharacters(string text, int longest, string line) =>
        Assert.Equal(line, SafeText.ToSingleLine(text, longest));

    [Fact]
    public void ReplacesALoneSurrogate() => Assert.Equal("a\uFFFDb", SafeText.ToSingleLine("a\uD800b", 5));

    [Property]
    public bool SingleLineLimitsTheLengthAndHasNoLineBreak(string? text, char[] more, byte longest)
    {
        var most = longest + 1;
        var drawn = $"{text}{new string(more)}{HostileText.Texts[longest % HostileText.Texts.Length]}";
        var line = SafeText.ToSingleLine(drawn, most);
        return line.Length <= most
            && !line.Any(char.IsControl)
            && line.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate))
            && new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(line) >= line.Length
            && (drawn.Length > most || line.Length >= drawn.Length);
    }
}
