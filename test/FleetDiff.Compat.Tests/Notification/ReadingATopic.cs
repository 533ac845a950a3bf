using System.Net;
using Amazon.SimpleNotificationService.Model;

namespace FleetDiff.Compat.Tests.Notification;

public class ReadingATopic
{
    private readonly Wire _wire = new();

    [Fact]
    public async Task SendsAForm()
    {
        _wire.Replying("<GetTopicAttributesResponse/>");

        await Notifications.On(_wire).GetTopicAttributesAsync(new GetTopicAttributesRequest { TopicArn = "arn:topic" });

        var sent = Assert.Single(_wire.Sent);
        Assert.Equal("POST https://sns.eu-west-1.amazonaws.com/", $"{sent.Method} {sent.Uri}");
        Assert.Equal(
            ["Action=GetTopicAttributes", "TopicArn=arn:topic", "Version=2010-03-31"],
            sent.Body.Split('&').Select(Uri.UnescapeDataString).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ReturnsTheAttributes()
    {
        _wire.Replying("""
            <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <GetTopicAttributesResult>
                <Attributes>
                  <entry><key>SubscriptionsConfirmed</key><value>2</value></entry>
                  <entry><key>DisplayName</key><value></value></entry>
                </Attributes>
              </GetTopicAttributesResult>
              <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
            </GetTopicAttributesResponse>
            """);

        var topic = await Notifications.On(_wire).GetTopicAttributesAsync(new GetTopicAttributesRequest { TopicArn = "arn:topic" });

        Assert.Equal(
            [new("SubscriptionsConfirmed", "2"), new("DisplayName", "")],
            topic.Attributes.OrderByDescending(each => each.Key, StringComparer.Ordinal));
        Assert.Equal("r-1", topic.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task AMissingTopicIsNotFound()
    {
        _wire.Replying("""
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error>
              <RequestId>r-2</RequestId>
            </ErrorResponse>
            """, HttpStatusCode.NotFound);

        await Assert.ThrowsAsync<NotFoundException>(
            () => Notifications.On(_wire).GetTopicAttributesAsync(new GetTopicAttributesRequest { TopicArn = "arn:topic" }));
    }
}
