using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace FleetDiff.Compat.Service;

internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new EndpointParameters
        {
            ["Region"] = requestContext.Request.AlternateEndpoint?.SystemName ?? RegionOf(config),
            ["UseDualStack"] = config.UseDualstackEndpoint,
            ["UseFIPS"] = config.UseFIPSEndpoint,
            ["Endpoint"] = config.ServiceURL,
        };
    }

    public static Endpoint EndpointOf(ClientConfig config, ServiceOperationEndpointParameters parameters)
    {
        var request = new DefaultRequest(parameters.Request, config.ServiceId)
        {
            AlternateEndpoint = parameters.AlternateEndpoint,
        };
        var context = new RequestContext(false)
        {
            ClientConfig = config,
            OriginalRequest = parameters.Request,
            Request = request,
        };
        return new RegionalEndpointResolver().GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }

    // With only a ServiceURL, the Region is needed only for the signature.
    private static string RegionOf(IClientConfig config) =>
        config.RegionEndpoint is { } region ? region.SystemName
        : !string.IsNullOrEmpty(config.AuthenticationRegion) ? config.AuthenticationRegion
        : RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName;
}
