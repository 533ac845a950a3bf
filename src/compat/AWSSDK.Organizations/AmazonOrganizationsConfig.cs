using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using FleetDiff.Compat.Service;

namespace Amazon.Organizations;

public class AmazonOrganizationsConfig : ClientConfig
{
    public AmazonOrganizationsConfig()
        : base(ServiceDefaults.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "organizations";
        EndpointProvider = new RegionalEndpoints("organizations", "us-gov-west-1");
    }

    public static new string ServiceId => "Organizations";

    public override string RegionEndpointServiceName => "organizations";

    public override string ServiceVersion => "2016-11-28";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.0");

    // FleetDiff does not ask for the endpoint of an operation.
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        throw new NotSupportedException();
}
