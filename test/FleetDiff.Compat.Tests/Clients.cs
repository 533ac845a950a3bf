using Amazon;
using Amazon.ConfigService;
using Amazon.Organizations;
using Amazon.ResourceExplorer2;
using Amazon.Runtime;
using Amazon.SecurityHub;
using Amazon.SimpleNotificationService;

namespace FleetDiff.Compat.Tests;

/// <summary>Clients that send their requests to a wire.</summary>
internal static class Clients
{
    private static readonly BasicAWSCredentials Credentials = new("AKID", "secret");

    public static AmazonResourceExplorer2Client Explorer(this Wire wire) =>
        new(Credentials, Config<AmazonResourceExplorer2Config>(wire));

    public static AmazonSecurityHubClient SecurityHub(this Wire wire) =>
        new(Credentials, Config<AmazonSecurityHubConfig>(wire));

    public static AmazonConfigServiceClient ConfigService(this Wire wire) =>
        new(Credentials, Config<AmazonConfigServiceConfig>(wire));

    public static AmazonOrganizationsClient Organizations(this Wire wire) =>
        new(Credentials, Config<AmazonOrganizationsConfig>(wire));

    public static AmazonSimpleNotificationServiceClient Sns(this Wire wire) =>
        new(Credentials, Config<AmazonSimpleNotificationServiceConfig>(wire));

    /// <summary>Calls one operation of a service.</summary>
    public static Task CallAsync(this Wire wire, string service) => service switch
    {
        "resource-explorer-2" => wire.Explorer().ListResourcesAsync(new()),
        "securityhub" => wire.SecurityHub().GetFindingsAsync(new()),
        "config" => wire.ConfigService().SelectAggregateResourceConfigAsync(new()),
        "organizations" => wire.Organizations().DescribeOrganizationAsync(new()),
        _ => wire.Sns().PublishAsync(new() { TopicArn = "arn:topic", Message = "body" }),
    };

    private static T Config<T>(Wire wire)
        where T : ClientConfig, new() => new()
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(wire.Region),
            AuthenticationRegion = wire.Region,
            UseFIPSEndpoint = wire.UsesFips,
            UseDualstackEndpoint = wire.UsesDualStack,
            HttpClientFactory = wire.Factory,
        };
}
