using Amazon.Runtime;

namespace FleetDiff.Aws.Credentials;

/// <summary>The configured credentials cannot be used.</summary>
/// <param name="message">What is wrong with the credentials, without a full stop.</param>
/// <param name="fix">The fix, a sentence.</param>
/// <param name="cause">The inner exception, or null.</param>
public sealed class CredentialsException(string message, string fix, Exception? cause = null)
    : AmazonClientException(message, cause)
{
    /// <summary>The fix, a sentence.</summary>
    public string Fix { get; } = fix;
}
