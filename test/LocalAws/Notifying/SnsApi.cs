using System.Xml.Linq;
using LocalAws.Serving;

namespace LocalAws.Notifying;

/// <summary>The wire protocol of SNS: the query protocol.</summary>
internal sealed class SnsApi : QueryService
{
    private readonly Topics _topics;

    public SnsApi(Topics topics)
        : base("sns", "http://sns.amazonaws.com/doc/2010-03-31/")
    {
        _topics = topics;
        Operations = new() { ["Publish"] = Publish, ["GetTopicAttributes"] = GetTopicAttributes };
    }

    public override ServiceException Throttled => new(429, "Throttled", "Rate exceeded");

    public override ServiceException InternalError => new(500, "InternalError", "An internal error occurred.");

    public override ServiceException Denied(AwsRequest request) => new(403, "AuthorizationError", NotAuthorized(
        $"SNS:{request.Operation}", Field(request, "TopicArn") ?? "*"));

    private Answer Publish(AwsRequest request)
    {
        var attributes = MessageAttribute.AllOf(Form(request));
        var message = new PublishedMessage(
            RequiredTopic(request).Arn,
            Field(request, "Subject"),
            Field(request, "Message") ?? "",
            Field(request, "MessageStructure"),
            attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value));
        PublishRules.Check(message, attributes);
        _topics.Publish(message);
        return Result(request, Element("MessageId", Guid.NewGuid()));
    }

    private Answer GetTopicAttributes(AwsRequest request)
    {
        var topic = RequiredTopic(request);
        return Result(request, Element(
            "Attributes",
            Attribute("TopicArn", topic.Arn),
            Attribute("Owner", topic.Arn.Split(':')[4]),
            Attribute("SubscriptionsConfirmed", topic.Confirmed),
            Attribute("SubscriptionsPending", topic.Pending),
            Attribute("SubscriptionsDeleted", 0)));

        XElement Attribute(string name, object value) =>
            Element("entry", Element("key", name), Element("value", value));
    }

    // A topic accepts messages only in its own Region.
    private Topic RequiredTopic(AwsRequest request)
    {
        if (Field(request, "TopicArn") is not { Length: > 0 } arn)
        {
            throw PublishRules.Invalid("TopicArn or TargetArn Reason: no value for required parameter");
        }

        if (arn.Split(':') is not ["arn", _, "sns", var region, _, { Length: > 0 }] || region != request.Region)
        {
            throw PublishRules.Invalid("TopicArn");
        }

        return _topics.Find(arn) ?? throw new ServiceException(404, "NotFound", "Topic does not exist");
    }
}
