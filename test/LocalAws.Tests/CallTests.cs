namespace LocalAws.Tests;

public sealed class CallTests : LocalAwsFixture
{
    [Fact]
    public async Task EveryCallIsRecorded()
    {
        await ListAsync("region:eu-west-1");
        await PutAsync("file", "text");
        await PublishAsync();
        Assert.Equal(
            [("resource-explorer-2", "ListResources"), ("s3", "PutObject"), ("sns", "Publish")],
            Aws.Requests.Select(request => (request.Service, request.Operation)));
        var put = Aws.Requests[1];
        Assert.Equal(
            ("/archive/file", "text", "4", Now), (put.Path, put.Body, put.Headers["content-length"], put.Time));
    }

    [Fact]
    public async Task AnUnsignedCallOfResourceExplorerIsRefused()
    {
        var refusal = await SendAsync("", HttpMethod.Post, "/ListResources");
        Assert.Equal((403, "MissingAuthenticationTokenException"), (refusal.Status, refusal.ErrorType));
    }

    [Theory]
    [InlineData("POST", "/", "MissingAuthenticationToken")]
    [InlineData("GET", "/archive/file", "AccessDenied")]
    public async Task AnUnsignedCallIsRefused(string method, string target, string code)
    {
        var refusal = await SendAsync("", new HttpMethod(method), target);
        Assert.Equal((403, code), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task AnUnknownOperationIsRejected() =>
        Assert.Equal("UnknownOperationException", (await ExploreAsync("ListEverything", "{}")).ErrorType);

    [Fact]
    public void TheEnvironmentUsesLoopback()
    {
        Assert.Equal(Aws.Url, Aws.Environment["AWS_ENDPOINT_URL"]);
        Assert.StartsWith("http://127.0.0.1:", Aws.Url, StringComparison.Ordinal);
    }
}
