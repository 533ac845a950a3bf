using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using FleetDiff.Compat.Service;

namespace Amazon.SecurityHub;

public class AmazonSecurityHubConfig : ClientConfig
{
    public AmazonSecurityHubConfig()
        : base(ServiceDefaults.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "securityhub";
        EndpointProvider = new RegionalEndpoints("securityhub");
    }

    public static new string ServiceId => "SecurityHub";

    public override string RegionEndpointServiceName => "securityhub";

    public override string ServiceVersion => "2018-10-26";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.0");

    // FleetDiff does not ask for the endpoint of an operation.
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        throw new NotSupportedException();
}
