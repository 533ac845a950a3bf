using System.Text.Json;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Core.Tests.Model.Text;

public class StringCacheTests
{
    [Fact]
    public void SharesEqualTextsHoweverTheyAreEscaped() =>
        Assert.Same(Row("\"It runs.\"").Because, Row("\"It\\u0020runs.\"").Because);

    [Fact]
    public void SharesEqualTextsOfAllRowsOfARun()
    {
        var rows = Fleets.Report(Fleets.With(unmanaged: [1, 2])).Unmanaged;

        Assert.Same(rows[0].Because, rows[1].Because);
    }

    [Fact]
    public void KeepsLongTextsWhole()
    {
        var text = new string('a', 1000);

        Assert.Equal(text, Row($"\"{text}\"").Because);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("[\"a\"]")]
    [InlineData("\"\\ud800\"")]
    public void RejectsInvalidText(string json) => Assert.Throws<JsonException>(() => Row(json));

    private static ReportedInstance Row(string because) => JsonSerializer.Deserialize(
        $$"""
        {"account":"{{Fleets.Account}}","region":"eu-west-1","instance":"i-0a1b2c3d","verdict":"unmanaged",
        "reason":"no-node-listed","because":{{because}},"evidence":[]}
        """,
        ArchiveJson.Instance.ReportedInstance)!;
}
