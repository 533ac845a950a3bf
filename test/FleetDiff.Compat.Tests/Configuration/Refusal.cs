using System.Net;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;

namespace FleetDiff.Compat.Tests.Configuration;

public class Refusal
{
    private readonly Wire _wire = new();

    [Fact]
    public async Task AnInvalidQueryHasItsOwnException()
    {
        _wire.Replying(
            """{"__type":"com.amazonaws.starlingdove#InvalidExpressionException","message":"No such field"}""",
            HttpStatusCode.BadRequest,
            ("x-amzn-RequestId", "r-1"));

        var refusal = await Refused<InvalidExpressionException>();

        Assert.Equal("No such field", refusal.Message);
        Assert.Equal("InvalidExpressionException", refusal.ErrorCode);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Equal("r-1", refusal.RequestId);
        Assert.Single(_wire.Sent);
    }

    [Fact]
    public async Task AnInvalidPageHasItsOwnException()
    {
        Refuse("InvalidLimitException");
        Refuse("InvalidNextTokenException");

        await Refused<InvalidLimitException>();
        await Refused<InvalidNextTokenException>();
    }

    [Fact]
    public async Task AMissingAggregatorHasItsOwnException()
    {
        Refuse("NoSuchConfigurationAggregatorException");

        await Refused<NoSuchConfigurationAggregatorException>();
    }

    // The API model lists this error for none of the operations, so the SDK has no class for it.
    [Fact]
    public async Task DeniedAccessIsTheServiceException()
    {
        Refuse("AccessDeniedException");

        Assert.Equal("AccessDeniedException", (await Refused<AmazonConfigServiceException>()).ErrorCode);
        Assert.Single(_wire.Sent);
    }

    [Fact]
    public async Task ThrottlingIsRetried()
    {
        Refuse("ThrottlingException").Replying("""{"NextToken":"next"}""");

        var page = await Recorder.On(_wire).SelectAggregateResourceConfigAsync(new() { MaxResults = 9 });

        Assert.Equal("next", page.NextToken);
        Assert.Equal(["""{"MaxResults":9}""", """{"MaxResults":9}"""], _wire.Sent.Select(sent => sent.Body));
    }

    private Wire Refuse(string code) => _wire.Replying($$"""{"__type":"{{code}}"}""", HttpStatusCode.BadRequest);

    private async Task<T> Refused<T>()
        where T : AmazonConfigServiceException =>
        await Assert.ThrowsAsync<T>(() => Recorder.On(_wire).SelectAggregateResourceConfigAsync(new()));
}
