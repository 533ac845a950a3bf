using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;
using FleetDiff.Compat.Service;

namespace Amazon.SimpleNotificationService;

public class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    public AmazonSimpleNotificationServiceConfig()
        : base(ServiceDefaults.Provider())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "sns";
        EndpointProvider = new RegionalEndpoints("sns", "us-gov-east-1", "us-gov-west-1");
    }

    public static new string ServiceId => "SNS";

    public override string RegionEndpointServiceName => "sns";

    public override string ServiceVersion => "2010-03-31";

    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.0");

    // FleetDiff does not ask for the endpoint of an operation.
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        throw new NotSupportedException();
}
