using System.Net;
using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;

namespace FleetDiff.Compat.Tests.Finding;

public class Refusal
{
    private readonly Wire _wire = new();

    [Fact]
    public async Task AnAccountWithoutSecurityHubIsInvalidAccess()
    {
        _wire.Replying(
            """{"Code":"InvalidAccessException","Message":"Account 111111111111 is not subscribed"}""",
            HttpStatusCode.Unauthorized,
            ("x-amzn-ErrorType", "InvalidAccessException:http://internal.amazon.com/coral/"),
            ("x-amzn-RequestId", "r-1"));

        var refusal = await Refused<InvalidAccessException>();

        Assert.Equal("Account 111111111111 is not subscribed", refusal.Message);
        Assert.Equal("InvalidAccessException", refusal.ErrorCode);
        Assert.Equal(HttpStatusCode.Unauthorized, refusal.StatusCode);
        Assert.Equal("r-1", refusal.RequestId);
        Assert.Single(_wire.Sent);
    }

    [Fact]
    public async Task AnInvalidRequestIsInvalidInput()
    {
        _wire.Replying("""{"Message":"Bad token"}""", HttpStatusCode.BadRequest, Named("InvalidInputException"));

        Assert.Equal("Bad token", (await Refused<InvalidInputException>()).Message);
    }

    // The API model of GetFindings does not list this error, so the SDK has no class for it.
    [Fact]
    public async Task DeniedAccessIsTheServiceException()
    {
        _wire.Replying("""{"Message":"Not you"}""", HttpStatusCode.Forbidden, Named("AccessDeniedException"));

        var refusal = await Refused<AmazonSecurityHubException>();

        Assert.Equal("AccessDeniedException", refusal.ErrorCode);
        Assert.Equal(HttpStatusCode.Forbidden, refusal.StatusCode);
        Assert.Single(_wire.Sent);
    }

    [Theory]
    [InlineData("TooManyRequestsException", HttpStatusCode.TooManyRequests)]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("LimitExceededException", HttpStatusCode.TooManyRequests)]
    [InlineData("InternalException", HttpStatusCode.InternalServerError)]
    public async Task ATemporaryErrorIsRetried(string code, HttpStatusCode status)
    {
        _wire.Replying("{}", status, Named(code)).Replying("""{"NextToken":"next"}""");

        var page = await Hub.On(_wire).GetFindingsAsync(new GetFindingsRequest { MaxResults = 9 });

        Assert.Equal("next", page.NextToken);
        Assert.Equal(["""{"MaxResults":9}""", """{"MaxResults":9}"""], _wire.Sent.Select(sent => sent.Body));
    }

    [Fact]
    public async Task ThrottlingIsThrownAfterThreeAttempts()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            _wire.Replying("{}", HttpStatusCode.TooManyRequests, Named("LimitExceededException"));
        }

        await Refused<LimitExceededException>();

        Assert.Equal(3, _wire.Sent.Count);
    }

    private static (string Name, string Value) Named(string code) => ("x-amzn-ErrorType", code);

    private async Task<T> Refused<T>()
        where T : AmazonSecurityHubException =>
        await Assert.ThrowsAsync<T>(() => Hub.On(_wire).GetFindingsAsync(new GetFindingsRequest()));
}
