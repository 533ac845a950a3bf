using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Wire;

internal sealed class GetTopicAttributesAnswer : XmlResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new GetTopicAttributesResponse { ResponseMetadata = new ResponseMetadata() };
        var name = "";
        while (input.Read())
        {
            if (input.IsStartElement && input.TestExpression("entry/key"))
            {
                name = input.ReadText();
            }
            else if (input.IsStartElement && input.TestExpression("entry/value"))
            {
                response.Attributes ??= [];
                response.Attributes[name] = input.ReadText();
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
