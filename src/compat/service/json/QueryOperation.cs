using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FleetDiff.Compat.Service.Json;

// A REST JSON operation with GET: the members are in the query string. Members that are not set are not sent.
internal sealed class QueryOperation<TRequest, TResponse>(
    JsonService service, string path, Shape<TResponse> response, Func<TRequest, (string Name, string Value)[]> query)
    : Operation<TRequest, TResponse>(service, path, response)
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public override IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = base.Marshall(input);
        request.HttpMethod = "GET";
        request.UseQueryString = true;
        foreach (var (name, value) in query((TRequest)input).Where(each => each.Value is not null))
        {
            request.Parameters[name] = value;
        }

        return request;
    }
}
