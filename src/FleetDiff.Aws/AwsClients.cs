using Amazon;
using Amazon.ConfigService;
using Amazon.Organizations;
using Amazon.ResourceExplorer2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.SecurityHub;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Evidence;
using FleetDiff.Aws.Inventory;
using FleetDiff.Aws.Organizations;
using FleetDiff.Aws.Storage;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws;

/// <summary>Creates the AWS clients, with the rate limit of each service that has one.</summary>
/// <param name="clock">The clock of the rate limits.</param>
/// <param name="maxRetries">The number of retries of a call, unless AWS_MAX_ATTEMPTS or the profile has another.</param>
/// <param name="timeout">The timeout for a whole response; null for the default of <see cref="AwsHttpClientFactory"/>.</param>
internal class AwsClients(TimeProvider clock, int maxRetries, TimeSpan? timeout = null)
{
    public IAmazonSecurityTokenService CreateTokenService(string region) =>
        new AmazonSecurityTokenServiceClient(Configure<AmazonSecurityTokenServiceConfig>(region));

    public ResourceExplorerClient CreateExplorer(string region) =>
        new(Configure<AmazonResourceExplorer2Config>(region, ResourceExplorerInventory.CallsPerSecond));

    public IAmazonOrganizations CreateOrganizations(string region) =>
        new AmazonOrganizationsClient(Configure<AmazonOrganizationsConfig>(region, OrganizationsSource.CallsPerSecond));

    public IAmazonSecurityHub CreateSecurityHub(string region) =>
        new AmazonSecurityHubClient(Configure<AmazonSecurityHubConfig>(region, SecurityHubSource.CallsPerSecond));

    public IAmazonSimpleSystemsManagement CreateSystemsManager(string region) => new AmazonSimpleSystemsManagementClient(
        Configure<AmazonSimpleSystemsManagementConfig>(region, SystemsManagerSource.CallsPerSecond));

    public IAmazonConfigService CreateConfig(string region) =>
        new AmazonConfigServiceClient(Configure<AmazonConfigServiceConfig>(region, ConfigSource.CallsPerSecond));

    public IAmazonSimpleNotificationService CreateNotificationService(string region) =>
        new AmazonSimpleNotificationServiceClient(Configure<AmazonSimpleNotificationServiceConfig>(region));

    /// <summary>Creates the archive at a location.</summary>
    /// <param name="location">The location.</param>
    /// <param name="fallbackRegion">The Region of the bucket if the settings of the SDK have none.</param>
    public IArchive CreateArchive(ArchiveLocation location, string fallbackRegion)
    {
        if (location is ArchiveLocation.Folder folder)
        {
            return new FolderArchive(folder.Path);
        }

        var config = Configure<AmazonS3Config>(
            FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName ?? fallbackRegion);
        // A local stand-in for S3 has one host name for all buckets.
        config.ForcePathStyle = config.ServiceURL is not null;
        return new S3Archive(new AmazonS3Client(config), (ArchiveLocation.Bucket)location, timeout);
    }

    /// <summary>Creates the configuration of a client.</summary>
    /// <param name="region">The Region of the client.</param>
    /// <param name="callsPerSecond">The rate limit of the client; null for none.</param>
    /// <exception cref="AmazonClientException">The settings of the SDK are not valid.</exception>
    protected virtual T Configure<T>(string region, double? callsPerSecond = null)
        where T : ClientConfig, new()
    {
        var limiter = callsPerSecond is { } rate ? new CallRateLimiter(rate, clock) : null;
        var config = new T
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            // With a custom endpoint, the SDK would sign for the Region of the environment instead.
            AuthenticationRegion = region,
            RetryMode = RequestRetryMode.Standard,
            HttpClientFactory = new AwsHttpClientFactory(limiter, timeout),
        };
        // "localhost:4566" is a valid URL with the scheme localhost, so the SDK would fail only at the first call.
        if (config.ServiceURL is { } url && !url.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            throw new AmazonClientException($"the endpoint {url} does not begin with http:// or https://");
        }

        if (FallbackInternalConfigurationFactory.MaxAttempts is null)
        {
            config.MaxErrorRetry = maxRetries;
        }

        return config;
    }
}
