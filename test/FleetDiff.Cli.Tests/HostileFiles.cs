using FleetDiff.Cli.Diffing;

namespace FleetDiff.Cli.Tests;

public sealed class HostileFiles
{
    private const string Counted = "\"Count\": {\"TotalResources\": 2, \"Complete\": true}, \"NextToken\": null,";

    [Fact]
    public Task AreListsOrSaidToBeNone() => Mutations.FeedAsync(
        Mutations.Seeds(
            Answer.With(Counted, Answer.Instance(1), Answer.Resource("arn:aws:s3:::b", "{\"a\": \"1\"}")),
            Answer.Of(Answer.Instance(1, "東京")) + Answer.Of(Answer.Node(1, "mi-"))),
        bytes => TwoFiles.ReadAsync("EC2.json", "SSM.json", _ => new MemoryStream(bytes), default),
        e => e is InvalidDataException && e.Message.StartsWith("EC2.json: ", StringComparison.Ordinal)
            || e is InvalidDataException && e.Message.StartsWith("SSM.json: ", StringComparison.Ordinal));
}
