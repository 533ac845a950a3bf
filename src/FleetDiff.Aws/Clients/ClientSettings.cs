using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FleetDiff.Aws.Clients;

/// <summary>The settings that all clients of a run, or of interactive use, have in common.</summary>
/// <param name="MaxRetries">The number of retries of a call, unless AWS_MAX_ATTEMPTS or the profile has another.</param>
/// <param name="Timeout">The timeout for a whole response; null for the default of <see cref="AwsHttpClientFactory"/>.</param>
internal sealed record ClientSettings(int MaxRetries, TimeSpan? Timeout = null)
{
    /// <summary>Creates the configuration of a client.</summary>
    /// <param name="region">The Region of the client.</param>
    /// <param name="limiter">The rate limiter of the client; null for no limit.</param>
    /// <exception cref="AmazonClientException">The settings of the SDK are not valid.</exception>
    public T Create<T>(string region, CallRateLimiter? limiter = null)
        where T : ClientConfig, new()
    {
        var config = new T
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            // With a custom endpoint, the SDK would sign for the Region of the environment instead.
            AuthenticationRegion = region,
            RetryMode = RequestRetryMode.Standard,
            HttpClientFactory = new AwsHttpClientFactory(limiter, Timeout),
        };
        // "localhost:4566" is a valid URL with the scheme localhost, so the SDK would fail only at the first call.
        if (config.ServiceURL is { } url && !url.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            throw new AmazonClientException($"the endpoint {url} does not begin with http:// or https://");
        }

        if (FallbackInternalConfigurationFactory.MaxAttempts is null)
        {
            config.MaxErrorRetry = MaxRetries;
        }

        return config;
    }
}
