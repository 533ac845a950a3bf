using Amazon;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;

namespace FleetDiff.Compat.Tests.Notification;

internal static class Notifications
{
    public static AmazonSimpleNotificationServiceClient On(Wire wire) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonSimpleNotificationServiceConfig
        {
            RegionEndpoint = RegionEndpoint.EUWest1,
            HttpClientFactory = wire.Factory,
        });
}
