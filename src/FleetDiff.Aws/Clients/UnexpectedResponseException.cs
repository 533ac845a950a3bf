using System.Globalization;
using Amazon.Runtime;

namespace FleetDiff.Aws.Clients;

/// <summary>The response does not match the documentation of the service. The SDK does not retry it.</summary>
/// <param name="what">What is wrong with the response, as the end of a sentence without a full stop.</param>
/// <param name="cause">The inner exception, or null.</param>
internal class UnexpectedResponseException(string what, Exception? cause = null)
    : AmazonClientException($"{Start}: {what}", cause)
{
    /// <summary>The start of every message of this exception.</summary>
    public const string Start = "the response does not match the documentation of the service";

    /// <summary>The default fix, a sentence.</summary>
    public const string Advice = "Check that the endpoint belongs to the service and that no proxy or captive portal "
        + "replaces its responses, and run again.";

    /// <summary>The fix, a sentence.</summary>
    public string Fix { get; init; } = Advice;
}

/// <summary>The response exceeds the size limit. It was not read to its end.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="limit">The limit in bytes.</param>
/// <param name="cause">The inner exception.</param>
internal sealed class ResponseTooLargeException(int status, long limit, Exception cause)
    : UnexpectedResponseException(
        string.Create(CultureInfo.InvariantCulture, $"HTTP {status} with more than {limit >> 20} MiB"), cause);
