namespace LocalAws.Tests;

public sealed class EvidenceFaultTests : LocalAwsFixture
{
    private const string Select = "StarlingDoveService.SelectAggregateResourceConfig";

    [Fact]
    public async Task SecurityHubErrorsHaveTheirOwnForm()
    {
        Aws.Faults.On("GetFindings", occurrence: 1, Fault.Throttle)
            .On("GetFindings", occurrence: 2, Fault.InternalError)
            .On("GetFindings", occurrence: 3, Fault.ExpiredToken)
            .On("GetFindings", occurrence: 4, Fault.Denied);
        var (throttled, failed, expired, denied) =
            (await FindAsync("{}"), await FindAsync("{}"), await FindAsync("{}"), await FindAsync("{}"));
        Assert.Equal((429, "TooManyRequestsException"), (throttled.Status, throttled.ErrorType));
        Assert.Equal((500, "InternalException"), (failed.Status, failed.ErrorType));
        Assert.Equal((403, "ExpiredTokenException"), (expired.Status, expired.ErrorType));
        Assert.Equal((403, "AccessDeniedException"), (denied.Status, denied.ErrorType));
        Assert.Contains(
            "securityhub:GetFindings on resource: arn:aws:securityhub:eu-west-1:111122223333:hub/default",
            denied.Body,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssm", "AmazonSSM.ListNodes", "InternalServerError", "ssm:ListNodes on resource: arn:aws:ssm")]
    [InlineData("ssm", "AmazonSSM.ListNodesSummary", "InternalServerError", "ssm:ListNodesSummary on resource")]
    [InlineData("config", Select, "InternalFailure", "config:SelectAggregateResourceConfig on resource")]
    public async Task JsonProtocolErrorsHaveTheirOwnForm(string service, string target, string failure, string denial)
    {
        var operation = target.Split('.')[1];
        Aws.Faults.On(operation, occurrence: 1, Fault.Throttle)
            .On(operation, occurrence: 2, Fault.InternalError)
            .On(operation, occurrence: 3, Fault.ExpiredToken)
            .On(operation, occurrence: 4, Fault.Denied);
        var (throttled, failed) = (await CallAsync(service, target, "{}"), await CallAsync(service, target, "{}"));
        var (expired, denied) = (await CallAsync(service, target, "{}"), await CallAsync(service, target, "{}"));
        Assert.Equal((400, "ThrottlingException"), (throttled.Status, throttled.Type));
        Assert.Equal((500, failure), (failed.Status, failed.Type));
        Assert.Equal((400, "ExpiredTokenException"), (expired.Status, expired.Type));
        Assert.Equal((400, "AccessDeniedException"), (denied.Status, denied.Type));
        Assert.Contains(denial, denied.Body, StringComparison.Ordinal);
        Assert.Equal("application/x-amz-json-1.1", denied.BodyHeaders.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("ssm", "AmazonSSM.ListEverything")]
    [InlineData("config", "StarlingDoveService.ListEverything")]
    public async Task AnUnknownOperationIsRejected(string service, string target) =>
        Assert.Equal("UnknownOperationException", (await CallAsync(service, target, "{}")).Type);

    [Theory]
    [InlineData("AmazonSSM.ListNodes", "ssm")]
    [InlineData(Select, "config")]
    [InlineData("AWSOrganizationsV20161128.ListAccounts", "organizations")]
    public async Task AnUnsignedCallIsRefused(string target, string service)
    {
        var refusal = await CallAsync("", target, "{}");
        Assert.Equal((400, "MissingAuthenticationTokenException"), (refusal.Status, refusal.Type));
        Assert.Equal(service, Aws.Requests.Single().Service);
    }

    [Fact]
    public async Task AnUnsignedCallOfSecurityHubIsRefused() => Assert.Equal(
        "MissingAuthenticationTokenException", (await SendAsync("", HttpMethod.Post, "/findings")).ErrorType);
}
