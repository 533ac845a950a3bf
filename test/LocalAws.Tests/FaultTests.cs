namespace LocalAws.Tests;

public sealed class FaultTests : LocalAwsFixture
{
    [Fact]
    public async Task AffectsTheNthOfTheSelectedCalls()
    {
        Aws.Faults.On("ListResources", occurrence: 2, Fault.Throttle, when: call => call.Body.Contains("region:"));

        Assert.Equal(200, (await ListAsync("region:eu-west-1")).Status);
        Assert.Equal(200, (await ListAsync()).Status);
        Assert.Empty(Aws.Faults.Fired);
        Assert.Equal(429, (await ListAsync("region:eu-west-1")).Status);
        Assert.Equal(200, (await ListAsync("region:eu-west-1")).Status);

        var (call, fault) = Assert.Single(Aws.Faults.Fired);
        Assert.Equal(("ListResources", Fault.Throttle), (call.Operation, fault));
    }

    [Theory]
    [InlineData(0, "", "i-1 i-2")]
    [InlineData(1, "i-1", "i-2")]
    public async Task ListingContinuesAfterAShortPage(int items, string first, string rest)
    {
        Aws.ResourceExplorer.AddInstance("1", "eu-west-1", "i-1").AddInstance("1", "eu-west-1", "i-2");
        Aws.Faults.On("ListResources", occurrence: 1, Fault.ShortPage(items));

        var page = await ListAsync();

        Assert.Equal((first, rest), (page.Ids, (await ListAsync(token: page.Token)).Ids));
    }

    public static TheoryData<Fault, int> Breaking => new()
    {
        { Fault.Before, 0 }, { Fault.After, 1 }, { Fault.CutConnection, 1 },
    };

    [Theory, MemberData(nameof(Breaking))]
    public async Task AConnectionBreaksBeforeOrAfterTheCallTakesEffect(Fault fault, int published)
    {
        Aws.Faults.On("Publish", fault);

        await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync());

        Assert.Equal(published, Aws.Sns.Published.Count);
    }
}
