using System.Globalization;
using Amazon.Runtime;

namespace FleetDiff.Aws.Clients;

/// <summary>An answer that is not what the service documents. The SDK does not retry it.</summary>
/// <param name="what">What is wrong with the answer, as the end of a sentence without a full stop.</param>
/// <param name="cause">What was thrown, or null.</param>
internal class UnexpectedResponseException(string what, Exception? cause = null)
    : AmazonClientException($"{Start}: {what}", cause)
{
    /// <summary>The start of every such message.</summary>
    public const string Start = "the answer is not what the service documents";

    /// <summary>What to do next, where nothing more is known.</summary>
    public const string Advice = "Check that the endpoint is the service's and that no proxy or captive portal answers in "
        + "its place, and run again.";

    /// <summary>What to do next, a sentence.</summary>
    public string Fix { get; init; } = Advice;
}

/// <summary>An answer that is larger than any is allowed to be. It was not read to its end.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="limit">The limit in bytes.</param>
/// <param name="cause">What was thrown.</param>
internal sealed class ResponseTooLargeException(int status, long limit, Exception cause)
    : UnexpectedResponseException(
        string.Create(CultureInfo.InvariantCulture, $"HTTP {status} with more than {limit >> 20} MiB"), cause);
