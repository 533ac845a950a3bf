using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Wire;

internal sealed class PublishAnswer : XmlResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new PublishResponse { ResponseMetadata = new ResponseMetadata() };
        while (input.Read())
        {
            if (input.IsStartElement && input.TestExpression("PublishResult/MessageId"))
            {
                response.MessageId = input.ReadText();
            }
            else if (input.IsStartElement && input.TestExpression("PublishResult/SequenceNumber"))
            {
                response.SequenceNumber = input.ReadText();
            }
            else if (input.IsStartElement && input.TestExpression("ResponseMetadata/RequestId"))
            {
                response.ResponseMetadata.RequestId = input.ReadText();
            }
        }

        return response;
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        Errors.Read(XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input), innerException, statusCode);
}
