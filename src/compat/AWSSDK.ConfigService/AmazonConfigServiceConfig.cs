using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using FleetDiff.Compat.Service;

namespace Amazon.ConfigService;

public class AmazonConfigServiceConfig : ClientConfig
{
    public AmazonConfigServiceConfig()
        : base(ServiceDefaults.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "config";
        EndpointProvider = new RegionalEndpoints("config", "us-gov-east-1", "us-gov-west-1");
    }

    public static new string ServiceId => "Config Service";

    public override string RegionEndpointServiceName => "config";

    public override string ServiceVersion => "2014-11-12";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.0");

    // FleetDiff does not ask for the endpoint of an operation.
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        throw new NotSupportedException();
}
