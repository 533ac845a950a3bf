using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FleetDiff.Compat.Service;

// The choices of AWS_DEFAULTS_MODE, with the timeouts of the SDK.
internal static class ServiceDefaults
{
    public static IDefaultConfigurationProvider Provider() => new DefaultConfigurationProvider(
    [
        Mode(DefaultConfigurationMode.Standard, 3100),
        Mode(DefaultConfigurationMode.InRegion, 1100),
        Mode(DefaultConfigurationMode.CrossRegion, 3100),
        Mode(DefaultConfigurationMode.Mobile, 30000),
    ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int milliseconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(milliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(milliseconds),
    };
}
