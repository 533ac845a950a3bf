using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using FleetDiff.Compat.Service;

namespace Amazon.ResourceExplorer2;

public class AmazonResourceExplorer2Config : ClientConfig
{
    public AmazonResourceExplorer2Config()
        : base(ServiceDefaults.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "resource-explorer-2";
        EndpointProvider = new RegionalEndpoints("resource-explorer-2");
    }

    public static new string ServiceId => "Resource Explorer 2";

    public override string RegionEndpointServiceName => "resource-explorer-2";

    public override string ServiceVersion => "2022-07-28";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.0");

    // FleetDiff does not ask for the endpoint of an operation.
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        throw new NotSupportedException();
}
