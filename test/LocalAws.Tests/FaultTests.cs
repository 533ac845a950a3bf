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

    [Fact]
    public async Task AffectsTheNthCallOfAnyOperation()
    {
        Aws.Faults.OnAny(occurrence: 2, Fault.InternalError);

        Assert.Equal(
            (200, 500, 200), ((await ListAsync()).Status, (await PutAsync("a", "")).Status, (await ListAsync()).Status));
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

    [Fact]
    public async Task SlowBytesSendTheCompleteResponse()
    {
        await PutAsync("file", "0123456789");
        Aws.Faults.On("GetObject", Fault.SlowBytes(3, TimeSpan.Zero));

        Assert.Equal("0123456789", (await GetAsync("/archive/file")).Body);
    }
}
