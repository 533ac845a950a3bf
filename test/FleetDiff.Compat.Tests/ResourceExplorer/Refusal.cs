using System.Net;
using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;

namespace FleetDiff.Compat.Tests.ResourceExplorer;

public class Refusal
{
    private readonly Wire _wire = new();

    [Fact]
    public async Task ThrottlingIsRetried()
    {
        _wire.Replying("{}", HttpStatusCode.TooManyRequests, ("x-amzn-ErrorType", "ThrottlingException"))
            .Replying("""{"NextToken":"next"}""");

        var page = await Explorer.On(_wire).ListResourcesAsync(new ListResourcesRequest { MaxResults = 9 });

        Assert.Equal("next", page.NextToken);
        Assert.Equal(["""{"MaxResults":9}""", """{"MaxResults":9}"""], _wire.Sent.Select(sent => sent.Body));
    }

    [Fact]
    public async Task ThrottlingIsThrownAfterThreeAttempts()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            _wire.Replying("""{"message":"Slow"}""", (HttpStatusCode)429, ("x-amzn-ErrorType", "ThrottlingException"));
        }

        var refusal = await Refused<ThrottlingException>();

        Assert.Equal("Slow", refusal.Message);
        Assert.Equal(HttpStatusCode.TooManyRequests, refusal.StatusCode);
        Assert.Equal(3, _wire.Sent.Count);
    }

    [Fact]
    public async Task DeniedAccessIsNotRetried()
    {
        _wire.Replying(
            """{"Message":"Not you"}""",
            HttpStatusCode.Forbidden,
            ("x-amzn-ErrorType", "AccessDeniedException:http://internal.amazon.com/coral/"),
            ("x-amzn-RequestId", "r-1"));

        var refusal = await Refused<AccessDeniedException>();

        Assert.Equal("Not you", refusal.Message);
        Assert.Equal("AccessDeniedException", refusal.ErrorCode);
        Assert.Equal("r-1", refusal.RequestId);
        Assert.Single(_wire.Sent);
    }

    [Fact]
    public async Task ARejectedRequestHasItsOwnExceptionWithOrWithoutABody()
    {
        _wire.Replying("", HttpStatusCode.BadRequest, ("x-amzn-ErrorType", "ValidationException"));
        _wire.Replying(
            """{"Message":"No","FieldList":[{"Name":"MaxResults","ValidationIssue":"Too large"}]}""",
            HttpStatusCode.BadRequest,
            ("x-amzn-ErrorType", "ValidationException"));

        await Refused<ValidationException>();
        Assert.Equal("No", (await Refused<ValidationException>()).Message);
    }

    [Fact]
    public async Task TheErrorTypeMayBeInTheBody()
    {
        _wire.Replying(
            """{"__type":"com.amazonaws.resourceexplorer2#UnauthorizedException","Message":"No default view"}""",
            HttpStatusCode.Unauthorized);
        _wire.Replying("""{"code":"ResourceNotFoundException"}""", HttpStatusCode.NotFound);

        Assert.Equal("No default view", (await Refused<UnauthorizedException>()).Message);
        Assert.Equal(HttpStatusCode.NotFound, (await Refused<ResourceNotFoundException>()).StatusCode);
    }

    [Fact]
    public async Task AnUnknownErrorIsTheServiceException()
    {
        _wire.Replying("""{"__type":"NewException"}""", HttpStatusCode.Conflict);

        Assert.Equal("NewException", (await Refused<AmazonResourceExplorer2Exception>()).ErrorCode);
    }

    [Fact]
    public async Task AServerErrorIsRetried()
    {
        _wire.Replying("{}", HttpStatusCode.InternalServerError, ("x-amzn-ErrorType", "InternalServerException"))
            .Replying("{}");

        await Explorer.On(_wire).ListResourcesAsync(new ListResourcesRequest());

        Assert.Equal(2, _wire.Sent.Count);
    }

    private async Task<T> Refused<T>()
        where T : AmazonServiceException =>
        await Assert.ThrowsAnyAsync<T>(() => Explorer.On(_wire).ListResourcesAsync(new ListResourcesRequest()));
}
