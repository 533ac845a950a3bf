namespace LocalAws.Tests;

/// <summary>The errors that every service has, with the status and the code of the service.</summary>
public sealed class ServiceErrorTests : LocalAwsFixture
{
    [Fact]
    public async Task AnUnsignedCallIsRefused() =>
        Assert.Equal("403 MissingAuthenticationToken", (await SendAsync("", HttpMethod.Post, "/")).Error);

    [Fact]
    public async Task OrganizationsAcceptsOnlySignaturesForTheRegionOfThePartition() => Assert.Equal(
        "403 SignatureDoesNotMatch", (await CallAsync("eu-west-1/organizations", "ListAccounts", "{}")).Error);

    [Theory]
    [InlineData("ListResources", "429 ThrottlingException", "500 InternalServerException", "403 ExpiredTokenException",
        "403 AccessDeniedException", "resource-explorer-2:Search on resource: " + View)]
    [InlineData("GetFindings", "429 TooManyRequestsException", "500 InternalException", "403 ExpiredTokenException",
        "403 AccessDeniedException",
        "securityhub:GetFindings on resource: arn:aws:securityhub:eu-west-1:111122223333:hub/default")]
    [InlineData("ListNodes", "400 ThrottlingException", "500 InternalServerError", "400 ExpiredTokenException",
        "400 AccessDeniedException", "ssm:ListNodes on resource: arn:aws:ssm")]
    [InlineData("SelectAggregateResourceConfig", "400 ThrottlingException", "500 InternalFailure", "400 ExpiredTokenException",
        "400 AccessDeniedException", "config:SelectAggregateResourceConfig on resource")]
    [InlineData("ListAccounts", "400 TooManyRequestsException", "500 ServiceException", "400 ExpiredTokenException",
        "400 AccessDeniedException", "organizations:ListAccounts on resource: *")]
    [InlineData("PutObject", "503 SlowDown", "500 InternalError", "400 ExpiredToken",
        "403 AccessDenied", "s3:PutObject on resource: \"arn:aws:s3:::archive/a\"")]
    [InlineData("Publish", "429 Throttled", "500 InternalError", "403 ExpiredToken",
        "403 AuthorizationError", "SNS:Publish on resource: " + Topic)]
    public async Task AServiceHasItsOwnErrors(
        string operation, string throttled, string failed, string expired, string denied, string denial)
    {
        Aws.Faults.On(operation, occurrence: 1, Fault.Throttle)
            .On(operation, occurrence: 2, Fault.InternalError)
            .On(operation, occurrence: 3, Fault.ExpiredToken)
            .On(operation, occurrence: 4, Fault.Denied);

        Assert.Equal(throttled, (await SendAsync(operation)).Error);
        Assert.Equal(failed, (await SendAsync(operation)).Error);
        Assert.Equal(expired, (await SendAsync(operation)).Error);
        var refusal = await SendAsync(operation);
        Assert.Equal(denied, refusal.Error);
        Assert.Contains(denial, refusal.Body, StringComparison.Ordinal);
    }

    private Task<Reply> SendAsync(string operation) => operation switch
    {
        "ListResources" => ListAsync(),
        "PutObject" => PutAsync("a", ""),
        "Publish" => PublishAsync(),
        _ => CallAsync(operation, "{}"),
    };
}
