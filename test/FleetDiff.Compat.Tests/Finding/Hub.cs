using Amazon;
using Amazon.Runtime;
using Amazon.SecurityHub;

namespace FleetDiff.Compat.Tests.Finding;

internal static class Hub
{
    public static AmazonSecurityHubClient On(Wire wire) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonSecurityHubConfig
        {
            RegionEndpoint = RegionEndpoint.EUWest1,
            HttpClientFactory = wire.Factory,
        });
}
