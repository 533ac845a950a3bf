using System.Net;
using System.Text.Json;
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
internal sealed record JsonService(string Name, string Version, CreateException CreateException, string Target = null);

// An operation without a contract for its request has no body members and sends no body.
internal sealed class Operation<TRequest, TResponse>(
    JsonService service, string name, JsonTypeInfo<TRequest> request, JsonTypeInfo<TResponse> response, string method = "POST")
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var http = new DefaultRequest(input, service.Name)
        {
            HttpMethod = method,
            ResourcePath = service.Target is null ? $"/{name}" : "/",
            UseQueryString = method == "GET",
            Headers = { [HeaderKeys.XAmzApiVersion] = service.Version },
        };
        // Without content there is no content type, as in the marshallers of the SDK.
        if (request is not null)
        {
            http.Content = JsonSerializer.SerializeToUtf8Bytes((TRequest)input, request);
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
        input.IsEmptyResponse ? new TResponse() : JsonSerializer.Deserialize(input.Stream, response);

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return service.CreateException(
            error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
