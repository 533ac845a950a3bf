using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace FleetDiff.Compat.Service.Json;

internal delegate AmazonServiceException CreateException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode);

// With a target (AWS JSON 1.1), a header has the operation; without one (REST JSON), the path has it.
internal sealed record JsonService(
    string Name, string Version, JsonSerializerContext Contracts, CreateException CreateException, string Target = null)
{
    public InvokeOptions Operation<TResponse>(string name, string method = "POST")
        where TResponse : AmazonWebServiceResponse, new()
    {
        var operation = new JsonOperation<TResponse>(this, name, method);
        return new() { RequestMarshaller = operation, ResponseUnmarshaller = operation };
    }
}

internal sealed class JsonOperation<TResponse>(JsonService service, string name, string method)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TResponse : AmazonWebServiceResponse, new()
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var http = new DefaultRequest(input, service.Name)
        {
            HttpMethod = method,
            ResourcePath = service.Target is null ? $"/{name}" : "/",
            UseQueryString = method == "GET",
            Headers = { [HeaderKeys.XAmzApiVersion] = service.Version },
        };
        // A request without a contract has no members: no body and, as in the marshallers of the SDK, no content type.
        if (service.Contracts.GetTypeInfo(input.GetType()) is { } contract)
        {
            http.Content = JsonSerializer.SerializeToUtf8Bytes(input, contract);
            http.Headers[HeaderKeys.ContentTypeHeader] =
                service.Target is null ? "application/json" : "application/x-amz-json-1.1";
        }

        if (service.Target is not null)
        {
            http.Headers["X-Amz-Target"] = $"{service.Target}.{name}";
        }

        return http;
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        input.IsEmptyResponse
            ? new TResponse()
            : JsonSerializer.Deserialize(input.Stream, (JsonTypeInfo<TResponse>)service.Contracts.GetTypeInfo(typeof(TResponse)));

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return service.CreateException(
            error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
