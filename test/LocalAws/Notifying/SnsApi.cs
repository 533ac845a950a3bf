using System.Xml.Linq;
using LocalAws.Serving;

namespace LocalAws.Notifying;

/// <summary>The wire protocol of SNS: the query protocol.</summary>
internal sealed class SnsApi(Topics topics) : IAwsService
{
    private static readonly QueryProtocol Xml = new("http://sns.amazonaws.com/doc/2010-03-31/");

    public string Name => "sns";

    public string OperationOf(AwsRequest request) => QueryProtocol.OperationOf(request);

    public Answer Perform(AwsRequest request) => request.Operation switch
    {
        "Publish" => Publish(request),
        "GetTopicAttributes" => GetTopicAttributes(request),
        _ => throw new ServiceException(Word(CommonError.UnknownOperation, request)),
    };

    public ServiceError Word(CommonError error, AwsRequest request) => error switch
    {
        CommonError.Throttled => new(429, "Throttled", "Rate exceeded"),
        CommonError.Internal => new(500, "InternalError", "An internal error occurred."),
        CommonError.Denied => new(403, "AuthorizationError", Denied(request)),
        CommonError.ExpiredToken => new(403, "ExpiredToken", "The security token included in the request is expired"),
        CommonError.Unsigned => new(403, "MissingAuthenticationToken", "Request is missing Authentication Token"),
        _ => new(400, "InvalidAction", $"LocalAws does not know {request.Operation}."),
    };

    public Answer Refuse(AwsRequest request, ServiceError error) => Xml.Error(error);

    private static string? Field(AwsRequest request, string name) =>
        QueryProtocol.Form(request).TryGetValue(name, out var value) ? value.ToString() : null;

    private static string Denied(AwsRequest request) =>
        Caller.NotAuthorized($"SNS:{request.Operation}", Field(request, "TopicArn") ?? "*");

    private Answer Publish(AwsRequest request)
    {
        var attributes = MessageAttribute.AllOf(QueryProtocol.Form(request));
        var message = new PublishedMessage(
            RequiredTopic(request).Arn,
            Field(request, "Subject"),
            Field(request, "Message") ?? "",
            Field(request, "MessageStructure"),
            attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value));
        PublishRules.Check(message, attributes);
        topics.Publish(message);
        return Xml.Result("Publish", Xml.Element("MessageId", Guid.NewGuid()));
    }

    private Answer GetTopicAttributes(AwsRequest request)
    {
        var topic = RequiredTopic(request);
        return Xml.Result("GetTopicAttributes", Xml.Element(
            "Attributes",
            Attribute("TopicArn", topic.Arn),
            Attribute("Owner", topic.Arn.Split(':')[4]),
            Attribute("SubscriptionsConfirmed", topic.Confirmed),
            Attribute("SubscriptionsPending", topic.Pending),
            Attribute("SubscriptionsDeleted", 0)));

        XElement Attribute(string name, object value) =>
            Xml.Element("entry", Xml.Element("key", name), Xml.Element("value", value));
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

        return topics.Find(arn) ?? throw new ServiceException(404, "NotFound", "Topic does not exist");
    }
}
