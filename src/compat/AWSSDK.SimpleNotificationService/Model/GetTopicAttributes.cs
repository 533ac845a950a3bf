using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class GetTopicAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public GetTopicAttributesRequest()
    {
    }

    public GetTopicAttributesRequest(string topicArn) => TopicArn = topicArn;

    public string TopicArn { get; set; }
}

public class GetTopicAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; }
}
