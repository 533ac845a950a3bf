using Amazon;
using Amazon.ConfigService;
using Amazon.Organizations;
using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;
using Amazon.SecurityHub;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace FleetDiff.Compat.Tests;

public sealed class Endpoint : IDisposable
{
    private static readonly BasicAWSCredentials Credentials = new("AKID", "secret");

    private readonly Wire _wire = new();

    private string Scope => _wire.Sent[0].Headers["Authorization"];

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_CONFIG_SERVICE", null);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_ORGANIZATIONS", null);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_RESOURCE_EXPLORER_2", null);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SECURITYHUB", null);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SNS", null);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "resource-explorer-2.eu-west-1.amazonaws.com")]
    [InlineData("us-gov-west-1", false, false, "resource-explorer-2.us-gov-west-1.amazonaws.com")]
    [InlineData("cn-north-1", false, false, "resource-explorer-2.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-east-1", true, false, "resource-explorer-2-fips.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", false, true, "resource-explorer-2.us-east-1.api.aws")]
    [InlineData("us-east-1", true, true, "resource-explorer-2-fips.us-east-1.api.aws")]
    public async Task ResourceExplorerUsesItsRegion(string region, bool fips, bool dualStack, string host)
    {
        await List(new AmazonResourceExplorer2Config
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        });

        Assert.Equal(host, _wire.Sent[0].Uri.Host);
        Assert.Contains($"/{region}/resource-explorer-2/", Scope, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-west-1", false, "sns.eu-west-1.amazonaws.com")]
    [InlineData("us-east-1", true, "sns-fips.us-east-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, "sns.us-gov-west-1.amazonaws.com")]
    public async Task SnsUsesItsRegion(string region, bool fips, string host)
    {
        await Publish(new AmazonSimpleNotificationServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
        });

        Assert.Equal(host, _wire.Sent[0].Uri.Host);
    }

    [Theory]
    [InlineData("eu-west-1", false, "securityhub.eu-west-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, "securityhub-fips.us-gov-west-1.amazonaws.com")]
    public async Task SecurityHubUsesItsRegion(string region, bool fips, string host)
    {
        await Find(new AmazonSecurityHubConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
        });

        Assert.Equal(host, _wire.Sent[0].Uri.Host);
    }

    [Theory]
    [InlineData("eu-west-1", false, "config.eu-west-1.amazonaws.com")]
    [InlineData("us-east-1", true, "config-fips.us-east-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, "config.us-gov-west-1.amazonaws.com")]
    public async Task ConfigUsesItsRegion(string region, bool fips, string host)
    {
        await Select(new AmazonConfigServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
        });

        Assert.Equal(host, _wire.Sent[0].Uri.Host);
    }

    // Organizations has one endpoint for each partition. FleetDiff sets its Region.
    [Theory]
    [InlineData("us-east-1", false, "organizations.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", true, "organizations-fips.us-east-1.amazonaws.com")]
    [InlineData("cn-northwest-1", false, "organizations.cn-northwest-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", true, "organizations.us-gov-west-1.amazonaws.com")]
    public async Task OrganizationsUsesTheRegionOfThePartition(string region, bool fips, string host)
    {
        await Describe(new AmazonOrganizationsConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
        });

        Assert.Equal(host, _wire.Sent[0].Uri.Host);
        Assert.Contains($"/{region}/organizations/", Scope, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryServiceUsesTheCommonVariable()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:3000");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SNS", "http://127.0.0.1:4000");

        await List(new AmazonResourceExplorer2Config { RegionEndpoint = RegionEndpoint.EUWest1 });
        await Publish(new AmazonSimpleNotificationServiceConfig { RegionEndpoint = RegionEndpoint.EUWest1 });

        Assert.Equal(
            ["http://127.0.0.1:3000/ListResources", "http://127.0.0.1:4000/"],
            _wire.Sent.Select(sent => sent.Uri.ToString()));
    }

    [Fact]
    public async Task EveryServiceHasItsOwnVariable()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_CONFIG_SERVICE", "http://127.0.0.1:5000");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_ORGANIZATIONS", "http://127.0.0.1:5500");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_RESOURCE_EXPLORER_2", "http://127.0.0.1:6000");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SECURITYHUB", "http://127.0.0.1:7000");

        await Select(new AmazonConfigServiceConfig { RegionEndpoint = RegionEndpoint.EUWest1 });
        await Describe(new AmazonOrganizationsConfig { RegionEndpoint = RegionEndpoint.USEast1 });
        await List(new AmazonResourceExplorer2Config { RegionEndpoint = RegionEndpoint.EUWest1 });
        await Find(new AmazonSecurityHubConfig { RegionEndpoint = RegionEndpoint.EUWest1 });

        Assert.Equal(
            [
                "http://127.0.0.1:5000/", "http://127.0.0.1:5500/", "http://127.0.0.1:6000/ListResources",
                "http://127.0.0.1:7000/findings",
            ],
            _wire.Sent.Select(sent => sent.Uri.ToString()));
    }

    // The SDK cannot read the Region from such a URL.
    [Fact]
    public async Task AUrlFromTheEnvironmentNeedsASigningRegion()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:3000");

        await List(new AmazonResourceExplorer2Config
        {
            RegionEndpoint = RegionEndpoint.EUWest1,
            AuthenticationRegion = "eu-west-1",
        });

        Assert.Contains("/eu-west-1/resource-explorer-2/", Scope, StringComparison.Ordinal);
    }

    private async Task List(AmazonResourceExplorer2Config config)
    {
        config.HttpClientFactory = _wire.Replying("{}").Factory;
        await new AmazonResourceExplorer2Client(Credentials, config).ListResourcesAsync(new ListResourcesRequest());
    }

    private async Task Find(AmazonSecurityHubConfig config)
    {
        config.HttpClientFactory = _wire.Replying("{}").Factory;
        await new AmazonSecurityHubClient(Credentials, config).GetFindingsAsync(new());
    }

    private async Task Select(AmazonConfigServiceConfig config)
    {
        config.HttpClientFactory = _wire.Replying("{}").Factory;
        await new AmazonConfigServiceClient(Credentials, config).SelectAggregateResourceConfigAsync(new());
    }

    private async Task Describe(AmazonOrganizationsConfig config)
    {
        config.HttpClientFactory = _wire.Replying("{}").Factory;
        await new AmazonOrganizationsClient(Credentials, config).DescribeOrganizationAsync(new());
    }

    private async Task Publish(AmazonSimpleNotificationServiceConfig config)
    {
        config.HttpClientFactory = _wire.Replying("<PublishResponse/>").Factory;
        await new AmazonSimpleNotificationServiceClient(Credentials, config).PublishAsync(new PublishRequest { TopicArn = "t", Message = "m" });
    }
}
