using Amazon.Runtime;

namespace FleetDiff.Aws.Credentials;

/// <summary>The configured credentials cannot be used. The message has no full stop, and the fix is a sentence.</summary>
internal sealed class CredentialsException(string message, string fix, Exception? cause = null)
    : AmazonClientException(message, cause)
{
    public string Fix { get; } = fix;
}
