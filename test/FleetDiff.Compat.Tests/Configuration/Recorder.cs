using Amazon;
using Amazon.ConfigService;
using Amazon.Runtime;

namespace FleetDiff.Compat.Tests.Configuration;

internal static class Recorder
{
    public static AmazonConfigServiceClient On(Wire wire) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonConfigServiceConfig
        {
            RegionEndpoint = RegionEndpoint.EUWest1,
            HttpClientFactory = wire.Factory,
        });
}
