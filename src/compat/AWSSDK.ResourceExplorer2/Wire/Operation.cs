using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.ResourceExplorer2.Wire;

internal sealed class Operation<TRequest, TResponse>(
    string name, Shape<TResponse> response, Action<TRequest, Utf8JsonWriter> write)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonResourceExplorer2Request
    where TResponse : AmazonWebServiceResponse, new()
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var content = new PooledContentStream();
        using (var json = new Utf8JsonWriter(content.BufferWriter))
        {
            json.WriteStartObject();
            write((TRequest)input, json);
            json.WriteEndObject();
        }

        return new DefaultRequest(input, "Amazon.ResourceExplorer2")
        {
            HttpMethod = "POST",
            ResourcePath = $"/{name}",
            ContentStream = content,
            Headers =
            {
                [HeaderKeys.ContentTypeHeader] = "application/json",
                [HeaderKeys.XAmzApiVersion] = "2022-07-28",
            },
        };
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
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        Errors.Read(input, innerException, statusCode);
}
