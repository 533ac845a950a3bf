using System.Text.Json;

namespace FleetDiff.Cdk.Tests;

public sealed class ReadingContext
{
    private const string View = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d";

    [Fact]
    public void TheViewIsAllThatIsRequired() => Assert.Equal(View, Read($$"""{"viewArn":"{{View}}"}""").View?.Text);

    private static FleetDiffProps Read(string json) => ContextProps.Read(
        JsonElement.Parse(json).EnumerateObject().ToDictionary(item => item.Name, item => item.Value), Package.Root);
}
