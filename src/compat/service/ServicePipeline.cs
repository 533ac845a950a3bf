using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Util;

namespace FleetDiff.Compat.Service;

internal static class ServicePipeline
{
    public static void UseRegionalEndpoints(this RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4());
    }

    private sealed class RegionalEndpointResolver : BaseEndpointResolver
    {
        protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
        {
            var config = requestContext.ClientConfig;
            return new EndpointParameters
            {
                ["Region"] = RegionOf(config),
                ["UseDualStack"] = config.UseDualstackEndpoint,
                ["UseFIPS"] = config.UseFIPSEndpoint,
                ["Endpoint"] = config.ServiceURL,
            };
        }

        // With only a ServiceURL, the Region is needed only for the signature.
        private static string RegionOf(IClientConfig config) =>
            config.RegionEndpoint is { } region ? region.SystemName
            : !string.IsNullOrEmpty(config.AuthenticationRegion) ? config.AuthenticationRegion
            : RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName;
    }

    private sealed class SigV4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            AuthSchemeOption.DEFAULT_SIGV4;
    }
}
