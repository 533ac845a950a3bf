using System.Globalization;
using Amazon.Runtime;

namespace FleetDiff.Aws.Clients;

/// <summary>
/// The response does not match the documentation of the service: <paramref name="what"/>, without a full stop. The SDK does not
/// retry it.
/// </summary>
internal class UnexpectedResponseException(string what, Exception? cause = null)
    : AmazonClientException($"{Start}: {what}", cause)
{
    /// <summary>The start of every message of this exception.</summary>
    public const string Start = "the response does not match the documentation of the service";

    /// <summary>The default fix, a sentence.</summary>
    public const string Advice = "Check that the endpoint belongs to the service and that no proxy or captive portal "
        + "replaces its responses, and run again.";

    public string Fix { get; init; } = Advice;
}

/// <summary>The response exceeds the size limit. It was not read to its end.</summary>
internal sealed class ResponseTooLargeException(int status, long limit, Exception cause)
    : UnexpectedResponseException(
        string.Create(CultureInfo.InvariantCulture, $"HTTP {status} with more than {limit >> 20} MiB"), cause);
