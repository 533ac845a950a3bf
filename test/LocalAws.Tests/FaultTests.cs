namespace LocalAws.Tests;

public sealed class FaultTests : LocalAwsFixture
{
    [Fact]
    public async Task AffectsOnlyTheNthCall()
    {
        Aws.Faults.On("ListResources", occurrence: 2, Fault.Throttle);
        Assert.Equal((200, 429, 200), (await StatusAsync(), await StatusAsync(), await StatusAsync()));
    }

    [Fact]
    public async Task AffectsEveryCallByDefault()
    {
        Aws.Faults.On("ListResources", Fault.InternalError);
        Assert.Equal((500, 500), (await StatusAsync(), await StatusAsync()));
    }

    [Fact]
    public async Task CountsOnlySelectedCalls()
    {
        Aws.Faults.On("ListResources", occurrence: 1, Fault.Throttle, when: call => call.Body.Contains("region:"));
        Assert.Equal(200, await StatusAsync());
        Assert.Equal(429, (await ListAsync("region:eu-west-1")).Status);
    }

    [Fact]
    public async Task RefusalCreatesAnyError()
    {
        Aws.Faults.On("PutObject", Fault.Refusal(409, "ConditionalRequestConflict", "Retry."));
        Assert.Equal("ConditionalRequestConflict", (await PutAsync("a", "")).Code);
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

    [Fact]
    public async Task CutConnectionEndsInTheMiddleOfTheBody()
    {
        Aws.Faults.On("ListResources", Fault.CutConnection);
        await Assert.ThrowsAsync<HttpRequestException>(() => ListAsync());
    }

    [Fact]
    public async Task AfterTakesEffectWithoutAResponse()
    {
        Aws.Faults.On("PutObject", Fault.After);
        await Assert.ThrowsAsync<HttpRequestException>(() => PutAsync("file", "text"));
        Assert.Contains("file", Aws.S3.Objects("archive").Keys);
    }

    [Fact]
    public async Task BeforeTakesNoEffect()
    {
        Aws.Faults.On("Publish", Fault.Before);
        await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync());
        Assert.Empty(Aws.Sns.Published);
    }

    [Fact]
    public async Task InsteadRunsAnActionInPlaceOfTheCall()
    {
        var happened = 0;
        Aws.Faults.On("Publish", Fault.Instead(() => happened++));
        await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync());
        Assert.Equal((1, 0), (happened, Aws.Sns.Published.Count));
    }

    [Fact]
    public async Task ThereafterRunsAnActionAfterTheCall()
    {
        var publishedBefore = 0;
        Aws.Faults.On("Publish", Fault.Thereafter(() => publishedBefore = Aws.Sns.Published.Count));
        await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync());
        Assert.Equal(1, publishedBefore);
    }

    [Fact]
    public async Task AffectsTheNthCallOfAnyOperation()
    {
        Aws.Faults.OnAny(occurrence: 2, Fault.InternalError);
        Assert.Equal((200, 500, 200), (await StatusAsync(), (await PutAsync("a", "")).Status, await StatusAsync()));
    }

    [Fact]
    public async Task RecordsTheFaultsThatOccurred()
    {
        Aws.Faults.On("ListResources", occurrence: 2, Fault.Throttle).On("Publish", Fault.Before);
        await StatusAsync();
        Assert.Empty(Aws.Faults.Fired);
        await StatusAsync();
        var (call, fault) = Assert.Single(Aws.Faults.Fired);
        Assert.Equal(("ListResources", Fault.Throttle), (call.Operation, fault));
    }

    [Fact]
    public async Task SlowBytesSendTheCompleteResponse()
    {
        await PutAsync("file", "0123456789");
        Aws.Faults.On("GetObject", Fault.SlowBytes(3, TimeSpan.Zero));
        Assert.Equal("0123456789", (await GetAsync("/archive/file")).Body);
    }

    private async Task<int> StatusAsync() => (await ListAsync()).Status;
}
