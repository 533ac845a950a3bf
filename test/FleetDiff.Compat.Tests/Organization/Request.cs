using Amazon.Organizations.Model;

namespace FleetDiff.Compat.Tests.Organization;

public class Request
{
    private readonly Wire _wire = new Wire().Replying("{}");

    [Fact]
    public async Task IsSignedAndHasTheApiVersion()
    {
        await Accounts.On(_wire).ListAccountsAsync(new ListAccountsRequest());

        var sent = Assert.Single(_wire.Sent);
        Assert.Equal("application/x-amz-json-1.1", sent.Headers["Content-Type"]);
        Assert.Equal("2016-11-28", sent.Headers["x-amz-api-version"]);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{8}/us-east-1/organizations/aws4_request, "
            + ".*content-type;.*x-amz-api-version;.*x-amz-target", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task AccountsAreRequestedByPage()
    {
        await Accounts.On(_wire).ListAccountsAsync(new ListAccountsRequest { MaxResults = 20, NextToken = "next" });

        Sends("ListAccounts", """{"MaxResults":20,"NextToken":"next"}""");
    }

    [Fact]
    public async Task AUnitIsRequestedById()
    {
        await Accounts.On(_wire).DescribeOrganizationalUnitAsync(
            new DescribeOrganizationalUnitRequest { OrganizationalUnitId = "ou-root-12345678" });

        Sends("DescribeOrganizationalUnit", """{"OrganizationalUnitId":"ou-root-12345678"}""");
    }

    [Fact]
    public async Task OmitsMissingParameters()
    {
        await Accounts.On(_wire).DescribeOrganizationAsync(new DescribeOrganizationRequest());

        Sends("DescribeOrganization", "{}");
    }

    private void Sends(string operation, string body)
    {
        var sent = Assert.Single(_wire.Sent);
        Assert.Equal("POST https://organizations.us-east-1.amazonaws.com/", $"{sent.Method} {sent.Uri}");
        Assert.Equal($"AWSOrganizationsV20161128.{operation}", sent.Headers["X-Amz-Target"]);
        Assert.Equal(body, sent.Body);
    }
}
