using System.Buffers;
using System.Text;
using System.Text.Json;
using FleetDiff.Fleet;

namespace FleetDiff.Aws.Tests;

public sealed class ReadingAnAnswer
{
    private const string Arn = "arn:aws:ec2:eu-west-1:444455556666:instance/i-0123456789abcdef0";

    [Fact]
    public void TakesTheResourcesOutAndLeavesTheRest()
    {
        var (rows, rest) = Read($$"""
            {"More":{"a":[1,{"b":null}]},"Resources":[{"Arn":"{{Arn}}","Extra":[[]],"LastReportedAt":"2026-11-22T21:15:30Z",
            "OwningAccountId":"444455556666","Region":"eu-west-1"},{}],"NextToken":"a\"b","ViewArn":null}
            """);

        Assert.Equal("""{"More":{"a":[1,{"b":null}]},"NextToken":"a\"b","ViewArn":null}""", rest);
        Assert.Equal([Arn, null], rows!.Select(row => row.Arn));
        Assert.Equal(("444455556666", "eu-west-1"), (rows![0].Account, rows[0].Region));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 21, 15, 30, TimeSpan.Zero), rows[0].ReportedAt);
        Assert.True(rows[0].TryGetKey(ResourceKind.Instance, out var key));
        Assert.Equal("444455556666/eu-west-1/i-0123456789abcdef0", key.ToString());
        Assert.False(rows[0].TryGetKey(ResourceKind.Node, out _));
        Assert.False(rows[1].TryGetKey(ResourceKind.Instance, out _));
    }

    [Theory]
    [InlineData("""{"Name":"tags","Data":[{"Key":"b","Value":"1"},{"Value":"2","Key":"a"}]}""", """{"a":"2","b":"1"}""")]
    [InlineData("""{"Data":{"b":"1","a":null},"Name":"tags"}""", """{"a":"","b":"1"}""")]
    [InlineData("""{"Data":[{"Key":"a","Value":"1"}],"Name":"other"}""", "{}")]
    [InlineData("""{"Data":["a",[1],{"Value":"1"},{"Key":1,"Value":"1"},{"Key":"k"}],"Name":"tags"}""", """{"k":""}""")]
    [InlineData("""{"Data":"a","Name":"tags"}""", "{}")]
    [InlineData("""{"Data":[{"Key":"\u0061","Value":"\ud83d\ude00 \"東京\""}],"Name":"tags"}""", """{"a":"\uD83D\uDE00 \"東京\""}""")]
    [InlineData("""{"Data":[{"Key":"a\ud800","Value":"\udc00"}],"Name":"tags"}""", """{"a\\ud800":"\\udc00"}""")]
    public void TakesTheTagsThatAreTags(string property, string tags)
    {
        var (rows, _) = Read($$"""{"Resources":[{"Properties":[{{property}}]}]}""");

        Assert.Equal(tags, Encoding.UTF8.GetString(rows![0].TagsIn(new TagCollector(), default).Json));
    }

    [Theory]
    [InlineData("""{"Resources":[{"Arn":"a\ud800"}]}""", "a\\ud800")]
    [InlineData("""{"Resources":[{"Arn":"a\"b"}]}""", "a\"b")]
    [InlineData("""{"Resources":[{"Arn":null}]}""", null)]
    public void ShowsAnArnThatCannotBeRead(string answer, string? arn) => Assert.Equal(arn, Read(answer).Resources![0].Arn);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"Resources":[{"Arn":"a"}""")]
    [InlineData("""{"Resources":{}}""")]
    [InlineData("""{"Resources":[null]}""")]
    [InlineData("""{"Resources":[{"Arn":1}]}""")]
    [InlineData("""{"Resources":[{"LastReportedAt":"yesterday"}]}""")]
    [InlineData("""{"Resources":[{"LastReportedAt":1e99}]}""")]
    [InlineData("""{"Resources":[{"Properties":[1]}]}""")]
    [InlineData("""{"Resources":[]}{}""")]
    public void RefusesWhatTheServiceDoesNotDocument(string answer)
    {
        var refused = Record.Exception(() => Read(answer));

        Assert.True(ResourceReader.IsRefusal(refused!), refused?.ToString());
    }

    private static (List<ResourceRow>? Resources, string Others) Read(string answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);
        var rest = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(rest);
        var rows = ResourceReader.Read(bytes, bytes.Length, writer);
        return (rows, Encoding.UTF8.GetString(rest.WrittenSpan));
    }
}
