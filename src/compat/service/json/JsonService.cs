using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace FleetDiff.Compat.Service.Json;

// The exception for what a service answered, told from the error's code and, where it says more, the body.
internal delegate AmazonServiceException ErrorReader(ErrorResponse error, byte[] body);

// With a target (AWS JSON 1.1) a header names the operation; without one (REST JSON) the path does.
internal sealed class JsonService(string name, string version, ErrorReader errors, string target = null)
{
    public ErrorReader Errors => errors;

    public IRequest Request(AmazonWebServiceRequest input, string operation, Stream content)
    {
        var request = new DefaultRequest(input, name)
        {
            HttpMethod = "POST",
            ResourcePath = target is null ? $"/{operation}" : "/",
            ContentStream = content,
            Headers =
            {
                [HeaderKeys.ContentTypeHeader] = target is null ? "application/json" : "application/x-amz-json-1.1",
                [HeaderKeys.XAmzApiVersion] = version,
            },
        };
        if (target is not null)
        {
            request.Headers["X-Amz-Target"] = $"{target}.{operation}";
        }

        return request;
    }
}
