using FleetDiff.Cli.Commands.Diffing;

namespace FleetDiff.Cli.Tests;

public sealed class HostileFileTests
{
    private const string Counted = "\"Count\": {\"TotalResources\": 2, \"Complete\": true}, \"NextToken\": null,";

    [Fact]
    public Task DiffParsesAnyFileOrRejectsIt() => Mutations.FeedAsync(
        Mutations.Seeds(
            ResponseJson.With(Counted, ResponseJson.Instance(1), ResponseJson.Resource("arn:aws:s3:::b", "{\"a\": \"1\"}")),
            ResponseJson.Create(ResponseJson.Instance(1, "東京")) + ResponseJson.Create(ResponseJson.Node(1, "mi-"))),
        bytes => InventoryFiles.ReadAsync("EC2.json", "SSM.json", _ => new MemoryStream(bytes), default),
        e => e is InvalidDataException && e.Message.StartsWith("EC2.json: ", StringComparison.Ordinal)
            || e is InvalidDataException && e.Message.StartsWith("SSM.json: ", StringComparison.Ordinal));
}
