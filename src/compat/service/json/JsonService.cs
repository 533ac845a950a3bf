using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace FleetDiff.Compat.Service.Json;

// With a target (AWS JSON 1.1), a header has the operation; without one (REST JSON), the path has it.
internal sealed class JsonService(
    string name, string version, Func<ErrorResponse, AmazonServiceException> errors, string target = null)
{
    public AmazonServiceException Error(ErrorResponse error) => errors(error);

    // Without content there is no content type, as in the marshallers of the SDK.
    public IRequest Request(AmazonWebServiceRequest input, string operation, Stream content)
    {
        var request = new DefaultRequest(input, name)
        {
            HttpMethod = "POST",
            ResourcePath = target is null ? $"/{operation}" : "/",
            ContentStream = content,
            Headers = { [HeaderKeys.XAmzApiVersion] = version },
        };
        if (content is not null)
        {
            request.Headers[HeaderKeys.ContentTypeHeader] =
                target is null ? "application/json" : "application/x-amz-json-1.1";
        }

        if (target is not null)
        {
            request.Headers["X-Amz-Target"] = $"{target}.{operation}";
        }

        return request;
    }
}
