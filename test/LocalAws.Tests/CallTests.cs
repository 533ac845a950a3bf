namespace LocalAws.Tests;

public sealed class CallTests : LocalAwsFixture
{
    [Theory]
    [InlineData("POST", "/ListResources")]
    [InlineData("GET", "/archive/file")]
    [InlineData("POST", "/")]
    public async Task AnUnsignedCallIsRefused(string method, string target)
    {
        var refusal = await SendAsync("", new HttpMethod(method), target);
        Assert.Equal((403, "MissingAuthenticationToken"), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData("resource-explorer-2", "GET", "/ListEverything", 404, "UnknownOperationException")]
    [InlineData("securityhub", "GET", "/accounts", 404, "UnknownOperationException")]
    [InlineData("ssm", "POST", "/", 400, "UnknownOperationException")]
    [InlineData("config", "POST", "/", 400, "UnknownOperationException")]
    [InlineData("sns", "POST", "/", 400, "InvalidAction")]
    [InlineData("s3", "PUT", "/archive/file?tagging", 501, "NotImplemented")]
    public async Task AnUnknownOperationIsRejected(string service, string method, string target, int status, string code)
    {
        var refusal = await SendAsync(service, new HttpMethod(method), target);
        Assert.Equal((status, code), (refusal.Status, refusal.Code));
    }

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

        Assert.Equal(throttled, Format(await CallAsync(operation)));
        Assert.Equal(failed, Format(await CallAsync(operation)));
        Assert.Equal(expired, Format(await CallAsync(operation)));
        var refusal = await CallAsync(operation);
        Assert.Equal(denied, Format(refusal));
        Assert.Contains(denial, refusal.Body, StringComparison.Ordinal);
    }

    private static string Format(Reply reply) => $"{reply.Status} {reply.Code}";

    private Task<Reply> CallAsync(string operation) => operation switch
    {
        "ListResources" => ListAsync(),
        "GetFindings" => FindAsync("{}"),
        "PutObject" => PutAsync("a", ""),
        "Publish" => PublishAsync(),
        "ListNodes" => CallAsync("ssm", operation, "{}"),
        "ListAccounts" => CallAsync("organizations", operation, "{}"),
        _ => CallAsync("config", operation, "{}"),
    };
}
