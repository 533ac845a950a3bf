using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace FleetDiff.Compat.Service.Json;

// An operation without a writer has no body members and sends no body.
internal class Operation<TRequest, TResponse>(
    JsonService service, string name, Shape<TResponse> response, Action<TRequest, Utf8JsonWriter> write = null)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public virtual IRequest Marshall(AmazonWebServiceRequest input)
    {
        if (write is null)
        {
            return service.Request(input, name, content: null);
        }

        var content = new PooledContentStream();
        using (var json = new Utf8JsonWriter(content.BufferWriter))
        {
            json.Value((TRequest)input, write);
        }

        return service.Request(input, name, content);
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        if (input.IsEmptyResponse)
        {
            return new TResponse();
        }

        var json = new JsonInput(input.Stream);
        json.Next();
        return response.Read(ref json);
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return service.Error(error);
    }
}
