using System.Net;
using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;

namespace FleetDiff.Compat.Tests.ResourceExplorer;

public class Index
{
    private readonly Wire _wire = new();

    [Fact]
    public async Task HasTypeStateAndReplicatedRegions()
    {
        _wire.Replying("""
            {"Arn":"arn:index","CreatedAt":"2026-11-01T08:00:00Z","LastUpdatedAt":"2026-11-22T21:30:00Z",
             "ReplicatingFrom":["us-east-1","us-west-2"],"State":"UPDATING","Tags":{"Team":"platform"},
             "Type":"AGGREGATOR"}
            """);

        var index = await Explorer.On(_wire).GetIndexAsync(new GetIndexRequest());

        Assert.Equal("arn:index", index.Arn);
        Assert.Equal(["us-east-1", "us-west-2"], index.ReplicatingFrom);
        Assert.Null(index.ReplicatingTo);
        Assert.Equal((IndexState.UPDATING, IndexType.AGGREGATOR), (index.State, index.Type));
    }

    [Fact]
    public async Task AMissingIndexIsNotFound()
    {
        _wire.Replying("""{"Message":"There is no index"}""", HttpStatusCode.NotFound,
            ("x-amzn-ErrorType", "ResourceNotFoundException"));

        await Assert.ThrowsAsync<ResourceNotFoundException>(
            () => Explorer.On(_wire).GetIndexAsync(new GetIndexRequest()));
    }
}
