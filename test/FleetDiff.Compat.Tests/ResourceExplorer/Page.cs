using System.Globalization;
using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;

namespace FleetDiff.Compat.Tests.ResourceExplorer;

public class Page
{
    [Fact]
    public async Task HasResourcesWithTheirTags()
    {
        var page = await List("""
            {"Resources":[{
              "Arn":"arn:aws:ec2:eu-west-1:111111111111:instance/i-1","OwningAccountId":"111111111111",
              "Region":"eu-west-1","ResourceType":"ec2:instance","Service":"ec2","Unknown":{"deep":[1,{"x":[]}]},
              "LastReportedAt":"2026-11-22T21:30:00+00:00",
              "Properties":[{"Name":"tags","LastReportedAt":"2026-11-22T21:30:00.5Z",
                             "Data":[{"Key":"Name","Value":"caf\u00e9 \"one\""},{"Key":"Team","Value":""}]}]}],
             "NextToken":"next","ViewArn":"arn:view"}
            """);

        Assert.Equal("next", page.NextToken);
        Assert.Equal("arn:view", page.ViewArn);
        var resource = Assert.Single(page.Resources);
        Assert.Equal("arn:aws:ec2:eu-west-1:111111111111:instance/i-1", resource.Arn);
        Assert.Equal("111111111111", resource.OwningAccountId);
        Assert.Equal("eu-west-1", resource.Region);
        Assert.Equal("ec2:instance", resource.ResourceType);
        Assert.Equal("ec2", resource.Service);
        Assert.Equal(new DateTime(2026, 11, 22, 21, 30, 0, DateTimeKind.Utc), resource.LastReportedAt);
        Assert.Equal(DateTimeKind.Utc, resource.LastReportedAt!.Value.Kind);

        var property = Assert.Single(resource.Properties);
        Assert.Equal("tags", property.Name);
        Assert.Equal(500, property.LastReportedAt!.Value.Millisecond);
        var tags = property.Data.AsList().Select(tag => tag.AsDictionary()).ToList();
        Assert.Equal(["Name", "Team"], tags.Select(tag => tag["Key"].AsString()));
        Assert.Equal(["café \"one\"", ""], tags.Select(tag => tag["Value"].AsString()));
    }

    [Fact]
    public async Task KeepsEveryKindOfPropertyData()
    {
        var page = await List("""
            {"Resources":[{"Properties":[{"Data":{"a":null,"b":true,"c":7,"d":1.5,"e":["x",{}],"f":8589934592}}]}]}
            """);

        var data = page.Resources[0].Properties[0].Data.AsDictionary();
        Assert.True(data["a"].IsNull());
        Assert.True(data["b"].AsBool());
        Assert.Equal(7, data["c"].AsInt());
        Assert.Equal(1.5, data["d"].AsDouble());
        Assert.Equal("x", data["e"].AsList()[0].AsString());
        Assert.Empty(data["e"].AsList()[1].AsDictionary());
        Assert.Equal(8589934592, data["f"].AsLong());
    }

    [Fact]
    public async Task MissingFieldsAreNull()
    {
        var page = await List("""{"Resources":[{"Properties":null,"LastReportedAt":null}]}""");
        var nothing = await List("{}");

        Assert.Null(page.NextToken);
        Assert.Null(page.Resources[0].Arn);
        Assert.Null(page.Resources[0].Properties);
        Assert.Null(page.Resources[0].LastReportedAt);
        Assert.Null(nothing.Resources);
    }

    [Fact]
    public async Task MayBeEmpty() => Assert.Empty((await List("""{"Resources":[]}""")).Resources);

    [Fact]
    public async Task MayBeLong()
    {
        var resources = Enumerable.Range(0, 999).Select(number => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"Arn":"arn:aws:ec2:eu-west-{{number % 9}}:1:i-{{number}}","Region":"eu-west-{{number % 9}}"}"""));

        var page = await List($$"""{"Resources":[{{string.Join(',', resources)}}],"NextToken":"next"}""");

        Assert.Equal(999, page.Resources.Count);
        Assert.All(page.Resources, each => Assert.Equal(each.Region, each.Arn.Split(':')[3]));
        Assert.Equal("next", page.NextToken);
    }

    [Fact]
    public async Task ATruncatedResponseFailsAfterTheRetries()
    {
        var wire = new Wire();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            wire.Replying("""{"Resources":[{"Arn":"arn:aws:e""");
        }

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => Explorer.On(wire).ListResourcesAsync(new ListResourcesRequest()));
        Assert.Equal(3, wire.Sent.Count);
    }

    [Fact]
    public async Task IndexesHaveTheirTypes()
    {
        var wire = new Wire().Replying("""
            {"Indexes":[{"AccountId":"111111111111","Arn":"arn:index","Region":"eu-west-1","Type":"AGGREGATOR"},
                        {"Type":"LOCAL"}]}
            """);

        var page = await Explorer.On(wire).ListIndexesForMembersAsync(new ListIndexesForMembersRequest());

        Assert.Equal([IndexType.AGGREGATOR, IndexType.LOCAL], page.Indexes.Select(index => index.Type));
        Assert.Equal("111111111111", page.Indexes[0].AccountId);
    }

    [Fact]
    public async Task AViewHasItsScope()
    {
        var wire = new Wire().Replying("""
            {"Tags":{"owner":"fleet"},"View":{"ViewArn":"arn:view","Owner":"111111111111","Scope":"arn:org",
             "Filters":{"FilterString":"service:ec2"},"IncludedProperties":[{"Name":"tags"}]}}
            """);

        var reply = await Explorer.On(wire).GetViewAsync(new GetViewRequest { ViewArn = "arn:view" });

        Assert.Equal("arn:view", reply.View.ViewArn);
        Assert.Equal("arn:org", reply.View.Scope);
        Assert.Equal("service:ec2", reply.View.Filters.FilterString);
        Assert.Equal("tags", Assert.Single(reply.View.IncludedProperties).Name);
    }

    private static Task<ListResourcesResponse> List(string json) =>
        Explorer.On(new Wire().Replying(json)).ListResourcesAsync(new ListResourcesRequest());
}
