using Amazon;
using Amazon.Organizations;
using Amazon.Runtime;

namespace FleetDiff.Compat.Tests.Organization;

internal static class Accounts
{
    public static AmazonOrganizationsClient On(Wire wire) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonOrganizationsConfig
        {
            RegionEndpoint = RegionEndpoint.USEast1,
            HttpClientFactory = wire.Factory,
        });
}
