using System.Text.Json;
using FleetDiff.Aws.Inventory;

namespace FleetDiff.Aws.Tests.Inventory;

public sealed class ResourceListResponseTests
{
    private const string Arn = "arn:aws:ec2:eu-west-1:444455556666:instance/i-0123456789abcdef0";

    [Fact]
    public void ReadsTheRowsAndTheToken()
    {
        var answer = Read($$"""
            {"More":{"a":[1,{"b":null}]},"Resources":[{"Arn":"{{Arn}}","Extra":[[]],"LastReportedAt":"2026-11-22T21:15:30Z",
            "OwningAccountId":"444455556666","Region":"eu-west-1"},{}],"NextToken":"a\"b","ViewArn":null}
            """)!;

        Assert.Equal(("a\"b", null), (answer.NextToken, answer.ViewArn));
        Assert.Equal(
            [
                new()
                {
                    Arn = Arn,
                    OwningAccountId = "444455556666",
                    Region = "eu-west-1",
                    LastReportedAt = new(2026, 11, 22, 21, 15, 30, TimeSpan.Zero),
                },
                new(),
            ],
            answer.Resources);
    }

    [Theory]
    [InlineData("""{"Name":"tags","Data":[{"Key":"b","Value":"1"},{"Value":"2","Key":"a"}]}""", """{"a":"2","b":"1"}""")]
    [InlineData("""{"Data":{"b":"1","a":null},"Name":"tags"}""", """{"a":"","b":"1"}""")]
    [InlineData("""{"Data":[{"Key":"a","Value":"1"}],"Name":"other"}""", "{}")]
    [InlineData("""{"Data":["a",[1],{"Value":"1"},{"Key":1,"Value":"1"},{"Key":"k"}],"Name":"tags"}""", """{"k":""}""")]
    [InlineData("""{"Data":"a","Name":"tags"}""", "{}")]
    [InlineData("""{"Name":"tags"}""", "{}")]
    [InlineData("""{"Data":[{"Key":"\u0061","Value":"\ud83d\ude00 \"東京\""}],"Name":"tags"}""", """{"a":"😀 \"東京\""}""")]
    [InlineData("""{"Data":[{"Key":"a\ud800","Value":"\udc00"}],"Name":"tags"}""", """{"a\\ud800":"\\udc00"}""")]
    [InlineData("""{"Data":{"a\ud800":"1"},"Name":"tags"}""", """{"a\\ud800":"1"}""")]
    public void ReadsOnlyPropertiesThatAreTags(string property, string tags)
    {
        var row = Assert.Single(Read($$"""{"Resources":[{"Properties":[{{property}}]}]}""")!.Resources!);

        Assert.Equal(
            JsonDocument.Parse(tags).RootElement.EnumerateObject().Select(tag => (tag.Name, tag.Value.GetString()!)),
            Tags.Create(row.Tags).ToList().Select(tag => (tag.Key, tag.Value)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"Resources":[{"Arn":"a"}""")]
    [InlineData("""{"Resources":{}}""")]
    [InlineData("""{"Resources":[{"Arn":1}]}""")]
    [InlineData("""{"Resources":[{"Arn":"a\ud800"}]}""")]
    [InlineData("""{"Resources":[{"LastReportedAt":"yesterday"}]}""")]
    [InlineData("""{"Resources":[{"Properties":[1]}]}""")]
    [InlineData("""{"Resources":[]}{}""")]
    public void RejectsAnUndocumentedResponse(string answer) =>
        Assert.Throws<JsonException>(() => Read(answer));

    private static ResourceListResponse? Read(string answer) =>
        JsonSerializer.Deserialize(answer, ResourceJson.Default.ResourceListResponse);
}
