using System.Text;
using System.Text.Json;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Model;

public class TagsTests
{
    [Fact]
    public void NoTagsAreAnEmptyObject()
    {
        Assert.Equal("{}", Json(Fleets.CreateTags()));
        Assert.Equal("{}", Json(default));
        Assert.Empty(default(Tags).ToList());
        Assert.Null(default(Tags)["Name"]);
    }

    [Fact]
    public void AreSortedByKeyWithTheLastValueOfARepeatedKeyAndReadableJapanese() => Assert.Equal(
        """{"A":"2","Name":"3","b":"4","部署":"東京「本番」"}""",
        Json(Fleets.CreateTags(("b", "1"), ("A", "2"), ("部署", "東京「本番」"), ("Name", "3"), ("b", "4"))));

    [Fact]
    public void FindsATagByItsExactKey()
    {
        var tags = Fleets.CreateTags(("name", "no"), ("Name", "yes"), ("Other", "Name"));

        Assert.Equal("yes", tags["Name"]);
        Assert.Null(tags["NAME"]);
        Assert.Null(tags["yes"]);
    }

    [Theory]
    [MemberData(nameof(HostileText.Theory), MemberType = typeof(HostileText))]
    public void KeepsHostileTextUnchanged(string text)
    {
        var tags = Fleets.CreateTags(("a", "1"), ($"k{text}", text), ("z", "2"));

        Assert.Equal(text, tags[$"k{text}"]);
        Assert.Contains(KeyValuePair.Create($"k{text}", text), tags.ToList());
        using var parsed = JsonDocument.Parse(Json(tags));
        Assert.Equal(3, parsed.RootElement.EnumerateObject().Count());
    }

    [Fact]
    public void ReplacesALoneSurrogate()
    {
        var tags = Fleets.CreateTags(("k", "a\uD800b\uDC00"), ("x\uDFFF", "v"));

        Assert.Equal("a\uFFFDb\uFFFD", tags["k"]);
        Assert.Equal("{\"k\":\"a\uFFFDb\uFFFD\",\"x\uFFFD\":\"v\"}", Json(tags));
        Assert.Null(tags["\uD800"]);
    }

    [Property]
    public bool DoesNotDependOnTheOrderOfTags(Dictionary<byte, string> drawn)
    {
        var tags = drawn.Where(tag => tag.Value is not null).Select(tag => ($"{tag.Key}", tag.Value)).ToArray();
        return Json(Fleets.CreateTags(tags)) == Json(Fleets.CreateTags([.. tags.Reverse()]));
    }

    private static string Json(Tags tags) => Encoding.UTF8.GetString(tags.Json);
}
