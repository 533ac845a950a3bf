using System.Net;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.ResourceExplorer2;
using Amazon.Runtime;
using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace FleetDiff.Compat.Tests;

public sealed class ErrorTests
{
    private readonly Wire _wire = new();

    // The API model of GetFindings and of Config lists no AccessDeniedException, so the SDK has no class for it there.
    [Theory]
    [InlineData("resource-explorer-2", "AccessDeniedException", typeof(Amazon.ResourceExplorer2.Model.AccessDeniedException))]
    [InlineData(
        "resource-explorer-2", "ResourceNotFoundException", typeof(Amazon.ResourceExplorer2.Model.ResourceNotFoundException))]
    [InlineData("resource-explorer-2", "NewException", typeof(AmazonResourceExplorer2Exception))]
    [InlineData("securityhub", "InvalidAccessException", typeof(InvalidAccessException))]
    [InlineData("securityhub", "AccessDeniedException", typeof(AmazonSecurityHubException))]
    [InlineData("config", "NoSuchConfigurationAggregatorException", typeof(NoSuchConfigurationAggregatorException))]
    [InlineData("config", "AccessDeniedException", typeof(AmazonConfigServiceException))]
    [InlineData("organizations", "AccessDeniedException", typeof(Amazon.Organizations.Model.AccessDeniedException))]
    [InlineData("organizations", "AWSOrganizationsNotInUseException", typeof(AWSOrganizationsNotInUseException))]
    [InlineData("organizations", "OrganizationalUnitNotFoundException", typeof(OrganizationalUnitNotFoundException))]
    [InlineData("organizations", "NewException", typeof(AmazonOrganizationsException))]
    [InlineData("sns", "AuthorizationError", typeof(AuthorizationErrorException))]
    [InlineData("sns", "Else", typeof(AmazonSimpleNotificationServiceException))]
    public async Task AnErrorHasItsExceptionAndIsNotRetried(string service, string code, Type type)
    {
        Refuse(service, code, HttpStatusCode.BadRequest);

        var error = (AmazonServiceException)await Assert.ThrowsAsync(type, () => _wire.CallAsync(service));

        Assert.Equal((code, "Not you", "r-1"), (error.ErrorCode, error.Message, error.RequestId));
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Single(_wire.Sent);
    }

    [Theory]
    [InlineData("AccessDeniedException", """{"Message":"Not you"}""")]
    [InlineData("AccessDeniedException:http://internal.amazon.com/coral/", """{"Message":"Not you"}""")]
    [InlineData("AccessDeniedException", "")]
    [InlineData(null, """{"__type":"com.amazonaws.resourceexplorer2#AccessDeniedException","message":"Not you"}""")]
    [InlineData(null, """{"code":"AccessDeniedException"}""")]
    public async Task TheCodeIsInAHeaderOrInTheBody(string? header, string body)
    {
        _wire.Replying(body, HttpStatusCode.Forbidden, header is null ? [] : [("x-amzn-ErrorType", header)]);

        await Assert.ThrowsAsync<Amazon.ResourceExplorer2.Model.AccessDeniedException>(
            () => _wire.CallAsync("resource-explorer-2"));
    }

    [Theory]
    [InlineData("resource-explorer-2", "ThrottlingException", HttpStatusCode.TooManyRequests)]
    [InlineData("resource-explorer-2", "InternalServerException", HttpStatusCode.InternalServerError)]
    [InlineData("securityhub", "TooManyRequestsException", HttpStatusCode.TooManyRequests)]
    [InlineData("securityhub", "LimitExceededException", HttpStatusCode.TooManyRequests)]
    [InlineData("config", "ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("organizations", "TooManyRequestsException", HttpStatusCode.BadRequest)]
    [InlineData("sns", "Throttling", HttpStatusCode.BadRequest)]
    public async Task ATemporaryErrorIsRetriedWithTheSameBody(string service, string code, HttpStatusCode status)
    {
        Refuse(service, code, status);

        await _wire.Accepting(service).CallAsync(service);

        Assert.Equal(2, _wire.Sent.Count);
        Assert.Equal(_wire.Sent[0].Body, _wire.Sent[1].Body);
    }

    [Fact]
    public async Task ThrottlingIsThrownAfterThreeAttempts()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Refuse("resource-explorer-2", "ThrottlingException", HttpStatusCode.TooManyRequests);
        }

        var error = await Assert.ThrowsAnyAsync<AmazonResourceExplorer2Exception>(
            () => _wire.CallAsync("resource-explorer-2"));

        Assert.Equal("ThrottlingException", error.ErrorCode);
        Assert.Equal(3, _wire.Sent.Count);
    }

    private void Refuse(string service, string code, HttpStatusCode status) => _wire.Replying(
        service == "sns"
            ? $"""
                <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
                  <Error><Type>Sender</Type><Code>{code}</Code><Message>Not you</Message></Error>
                  <RequestId>r-1</RequestId>
                </ErrorResponse>
                """
            : $$"""{"__type":"{{code}}","message":"Not you"}""",
        status,
        ("x-amzn-RequestId", "r-1"));
}
