using System.Net;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace FleetDiff.Compat.Tests.Notification;

public class Publishing
{
    private const string Accepted = """
        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <PublishResult><MessageId>m-1</MessageId><SequenceNumber>7</SequenceNumber></PublishResult>
          <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
        </PublishResponse>
        """;

    private readonly Wire _wire = new();

    [Fact]
    public async Task SendsAForm()
    {
        await Notifications.On(_wire.Replying(Accepted)).PublishAsync(
            new PublishRequest
            {
                TopicArn = "arn:topic",
                Message = """{"default":"14 & more = ü"}""",
                Subject = "Fleet",
                MessageStructure = "json",
                MessageAttributes = new()
                {
                    ["verdict"] = new MessageAttributeValue { DataType = "String", StringValue = "drift" },
                    ["rows"] = new MessageAttributeValue { DataType = "Number", StringValue = "7" },
                },
            });

        var sent = Assert.Single(_wire.Sent);
        Assert.Equal("POST https://sns.eu-west-1.amazonaws.com/", $"{sent.Method} {sent.Uri}");
        Assert.StartsWith("application/x-www-form-urlencoded", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("/eu-west-1/sns/aws4_request", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(
            [
                "Action=Publish",
                """Message={"default":"14 & more = ü"}""",
                "MessageAttributes.entry.1.Name=verdict",
                "MessageAttributes.entry.1.Value.DataType=String",
                "MessageAttributes.entry.1.Value.StringValue=drift",
                "MessageAttributes.entry.2.Name=rows",
                "MessageAttributes.entry.2.Value.DataType=Number",
                "MessageAttributes.entry.2.Value.StringValue=7",
                "MessageStructure=json",
                "Subject=Fleet",
                "TopicArn=arn:topic",
                "Version=2010-03-31",
            ],
            sent.Body.Split('&').Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ReturnsTheMessageId()
    {
        _wire.Replying(Accepted);

        var reply = await Notifications.On(_wire).PublishAsync(new PublishRequest { TopicArn = "arn:topic", Message = "body" });

        Assert.Equal("m-1", reply.MessageId);
        Assert.Equal("r-1", reply.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task AMissingTopicIsNotFound()
    {
        var refusal = await Refused<NotFoundException>("NotFound", HttpStatusCode.NotFound);

        Assert.Equal("Topic does not exist", refusal.Message);
        Assert.Equal("NotFound", refusal.ErrorCode);
        Assert.Equal("r-2", refusal.RequestId);
        Assert.Equal(HttpStatusCode.NotFound, refusal.StatusCode);
    }

    [Fact]
    public async Task MissingPermissionIsAnAuthorizationError() =>
        await Refused<AuthorizationErrorException>("AuthorizationError", HttpStatusCode.Forbidden);

    [Fact]
    public async Task AnInvalidValueIsAnInvalidParameter() =>
        await Refused<InvalidParameterException>("InvalidParameter", HttpStatusCode.BadRequest);

    [Fact]
    public async Task AMissingKeyPermissionIsAKmsError()
    {
        await Refused<KMSAccessDeniedException>("KMSAccessDenied", HttpStatusCode.BadRequest);
        await Refused<KMSDisabledException>("KMSDisabled", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task AnUnknownErrorIsTheServiceException() =>
        await Refused<AmazonSimpleNotificationServiceException>("Else", HttpStatusCode.BadRequest);

    [Fact]
    public async Task ThrottlingIsRetried()
    {
        _wire.Replying(Refusal("Throttling"), HttpStatusCode.BadRequest).Replying(Accepted);

        var reply = await Notifications.On(_wire).PublishAsync(new PublishRequest { TopicArn = "arn:topic", Message = "body" });

        Assert.Equal("m-1", reply.MessageId);
        Assert.Equal(_wire.Sent[0].Body, _wire.Sent[1].Body);
    }

    private async Task<T> Refused<T>(string code, HttpStatusCode status)
        where T : AmazonSimpleNotificationServiceException =>
        await Assert.ThrowsAsync<T>(() => Notifications
            .On(_wire.Replying(Refusal(code), status))
            .PublishAsync(new PublishRequest { TopicArn = "arn:topic", Message = "body" }));

    private static string Refusal(string code) => $"""
        <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>Topic does not exist</Message></Error>
          <RequestId>r-2</RequestId>
        </ErrorResponse>
        """;
}
