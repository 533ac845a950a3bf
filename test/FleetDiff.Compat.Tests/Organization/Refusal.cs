using System.Net;
using Amazon.Organizations;
using Amazon.Organizations.Model;

namespace FleetDiff.Compat.Tests.Organization;

public class Refusal
{
    private readonly Wire _wire = new();

    [Fact]
    public async Task DeniedAccessHasItsOwnException()
    {
        _wire.Replying(
            """{"__type":"AccessDeniedException","Message":"You don't have permissions to access this resource."}""",
            HttpStatusCode.BadRequest,
            ("x-amzn-RequestId", "r-1"));

        var refusal = await Refused<AccessDeniedException>();

        Assert.Equal("You don't have permissions to access this resource.", refusal.Message);
        Assert.Equal("AccessDeniedException", refusal.ErrorCode);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Equal("r-1", refusal.RequestId);
        Assert.Single(_wire.Sent);
    }

    [Fact]
    public async Task OtherErrorsHaveTheirOwnException()
    {
        Refuse("AWSOrganizationsNotInUseException");
        Refuse("InvalidInputException");
        Refuse("OrganizationalUnitNotFoundException");

        await Refused<AWSOrganizationsNotInUseException>();
        await Refused<InvalidInputException>();
        await Refused<OrganizationalUnitNotFoundException>();
    }

    [Fact]
    public async Task ThrottlingIsRetried()
    {
        Refuse("TooManyRequestsException").Replying("""{"NextToken":"next"}""");

        var page = await Accounts.On(_wire).ListAccountsAsync(new() { MaxResults = 9 });

        Assert.Equal("next", page.NextToken);
        Assert.Equal(["""{"MaxResults":9}""", """{"MaxResults":9}"""], _wire.Sent.Select(sent => sent.Body));
    }

    private Wire Refuse(string code) => _wire.Replying($$"""{"__type":"{{code}}"}""", HttpStatusCode.BadRequest);

    private async Task<T> Refused<T>()
        where T : AmazonOrganizationsException =>
        await Assert.ThrowsAsync<T>(() => Accounts.On(_wire).ListAccountsAsync(new()));
}
