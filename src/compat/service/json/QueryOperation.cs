using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace FleetDiff.Compat.Service.Json;

// A GET of REST JSON: what is asked for stands in the query string; what was not set is not sent.
internal sealed class QueryOperation<TRequest, TResponse>(
    JsonService service, string path, Shape<TResponse> response, Func<TRequest, (string Name, string Value)[]> query)
    : Operation<TRequest, TResponse>(service, path, response, static (_, _) => { })
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public override IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = Request(input, null);
        request.HttpMethod = "GET";
        request.UseQueryString = true;
        // Signed and then not sent, for there is no body, it would break the signature.
        request.Headers.Remove(HeaderKeys.ContentTypeHeader);
        foreach (var (name, value) in query((TRequest)input).Where(each => each.Value is not null))
        {
            request.Parameters[name] = value;
        }

        return request;
    }
}
