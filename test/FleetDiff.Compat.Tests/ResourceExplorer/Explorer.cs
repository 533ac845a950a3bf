using Amazon;
using Amazon.ResourceExplorer2;
using Amazon.Runtime;

namespace FleetDiff.Compat.Tests.ResourceExplorer;

internal static class Explorer
{
    public static AmazonResourceExplorer2Client On(Wire wire) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonResourceExplorer2Config
        {
            RegionEndpoint = RegionEndpoint.EUWest1,
            HttpClientFactory = wire.Factory,
        });
}
