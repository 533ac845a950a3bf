using Amazon.Runtime;

namespace FleetDiff.Aws.Tests;

/// <summary>The clients of the product, which call a server on loopback.</summary>
/// <param name="url">The URL of the server.</param>
/// <param name="timeout">The timeout for a whole response; null for the default.</param>
/// <param name="limit">The clock of the rate limits; null for no limits.</param>
internal sealed class LoopbackClients(string url, TimeSpan? timeout = null, TimeProvider? limit = null)
    : AwsClients(limit ?? TimeProvider.System, maxRetries: 1, timeout)
{
    protected override T Configure<T>(string region, double? callsPerSecond = null)
    {
        var config = base.Configure<T>(region, limit is null ? null : callsPerSecond);
        config.ServiceURL = url;
        config.DefaultAWSCredentials = new BasicAWSCredentials("AKIALOCALAWSEXAMPLE0", "secret");
        return config;
    }
}
