using Amazon.Runtime;

namespace FleetDiff.Aws.Credentials;

/// <summary>The credentials that a person has configured cannot be used.</summary>
/// <param name="message">What is wrong with them, without a full stop.</param>
/// <param name="fix">What to do next, a sentence.</param>
/// <param name="cause">What was thrown, or null.</param>
public sealed class CredentialsException(string message, string fix, Exception? cause = null)
    : AmazonClientException(message, cause)
{
    /// <summary>What to do next, a sentence.</summary>
    public string Fix { get; } = fix;
}
