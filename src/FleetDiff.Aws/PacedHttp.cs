using System.Net;
using Amazon.Runtime;

namespace FleetDiff.Aws;

/// <summary>
/// Gives an SDK client an HTTP client that keeps a pace. On the wire every call counts, the SDK's retries as well, and
/// there the throttling shows that a retry hides.
/// </summary>
/// <param name="pace">The pace that all clients made by it share.</param>
internal sealed class PacedHttp(Pace pace) : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new PacedHandler(pace) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } })
        {
            // The SDK gives each call its own timeout; waiting for a turn must not end it.
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private sealed class PacedHandler(Pace pace) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await pace.TakeTurnAsync(cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                pace.WasThrottled();
            }
            else
            {
                pace.WasAnswered();
            }

            return response;
        }
    }
}
