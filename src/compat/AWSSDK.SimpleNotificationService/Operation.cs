using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

// An operation of the query protocol. The request is a form without the members that are not set; the response is XML.
internal sealed class Operation<TRequest, TResponse>(
    string name, Func<TRequest, IEnumerable<(string Name, string Value)>> form, Action<TResponse, XmlUnmarshallerContext> read)
    : XmlResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.SimpleNotificationService");
        request.Parameters["Action"] = name;
        request.Parameters["Version"] = "2010-03-31";
        foreach (var (field, value) in form((TRequest)input).Where(each => each.Value is not null))
        {
            request.Parameters[field] = value;
        }

        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new TResponse { ResponseMetadata = new ResponseMetadata() };
        while (input.Read())
        {
            if (input.IsStartElement)
            {
                read(response, input);
            }
        }

        return response;
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);
        return code == "AuthorizationError"
            ? new AuthorizationErrorException(message, innerException, type, code, id, statusCode)
            : new AmazonSimpleNotificationServiceException(message, innerException, type, code, id, statusCode);
    }
}
