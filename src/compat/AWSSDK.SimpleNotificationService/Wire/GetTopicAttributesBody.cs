using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Wire;

internal sealed class GetTopicAttributesBody : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var topic = (GetTopicAttributesRequest)input;
        var request = new DefaultRequest(topic, "Amazon.SimpleNotificationService");
        request.Parameters["Action"] = "GetTopicAttributes";
        request.Parameters["Version"] = "2010-03-31";
        if (topic.TopicArn is not null)
        {
            request.Parameters["TopicArn"] = topic.TopicArn;
        }

        return request;
    }
}
